using System.Buffers.Binary;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Buffering;

namespace Serilog.Sinks.Acrilog.Tests.Buffering;

public sealed class RecordBufferTests
{
    static readonly TimeSpan Generous = TimeSpan.FromSeconds(60);

    static readonly RecordTag Error = new(LogEventLevel.Error);

    static readonly RecordTag Debug = new(LogEventLevel.Debug);

    [Test]
    public void Records_come_out_whole_and_in_the_order_they_went_in()
    {
        var buffer = Unlimited();
        for (var i = 0; i < 20_000; i++) buffer.TryAppend(Record(i), Error);
        buffer.Complete();

        Assert.That(Numbers(Drain(buffer)), Is.EqualTo(Enumerable.Range(0, 20_000)));
    }

    [Test]
    public void A_record_larger_than_a_block_gets_one_of_its_own()
    {
        var buffer = Unlimited();
        buffer.TryAppend(new byte[10], Error);
        buffer.TryAppend(new byte[300_000], Error);
        buffer.TryAppend(new byte[20], Error);
        buffer.Complete();

        Assert.That(Drain(buffer), Has.Length.EqualTo(300_030));
    }

    [Test]
    public void A_full_buffer_drops_what_does_not_fit_and_counts_it_by_level()
    {
        var buffer = Impatient(10);

        Assert.That(buffer.TryAppend(new byte[8], Error), Is.True);
        Assert.That(buffer.TryAppend(new byte[8], Error), Is.False);
        Assert.That(buffer.TryAppend(new byte[8], Debug), Is.False);
        Assert.That(Offered(buffer), Is.EqualTo(new long[] { 0, 1, 0, 0, 2, 0 }));
        Assert.That(Dropped(buffer), Is.EqualTo(new long[] { 0, 1, 0, 0, 1, 0 }));
        Assert.That(Dropped(buffer), Has.All.Zero, "told once");
        Assert.That(buffer.PendingRecords, Is.EqualTo(1));
    }

    [Test]
    public void An_empty_buffer_takes_any_record_however_small_its_limit() =>
        Assert.That(Impatient(1).TryAppend(new byte[100], Debug), Is.True);

    [Test]
    public void Released_room_can_be_used_again()
    {
        var buffer = Impatient(10);
        buffer.TryAppend(new byte[10], Error);
        buffer.Release(buffer.Take()!);

        Assert.That(buffer.TryAppend(new byte[10], Error), Is.True);
    }

    [Test]
    public void Debug_is_given_up_while_there_is_still_room_for_errors()
    {
        var buffer = Impatient(100);
        buffer.TryAppend(new byte[70], Error);

        Assert.That(buffer.TryAppend(new byte[10], Debug), Is.False);
        Assert.That(buffer.TryAppend(new byte[10], Error), Is.True);
        Assert.That(buffer.TryAppend(new byte[10], new RecordTag(LogEventLevel.Information)), Is.True);
    }

    [Test]
    public async Task A_caller_that_waits_for_room_gets_it_when_the_writer_makes_some()
    {
        var buffer = Patient(10);
        buffer.TryAppend(new byte[10], Error);
        var waiting = Task.Run(() => buffer.TryAppend(new byte[10], Error));

        buffer.Release(buffer.Take()!);

        Assert.That(await waiting.WaitAsync(Generous), Is.True);
    }

    [Test]
    public void A_caller_that_may_not_wait_does_not()
    {
        var buffer = Patient(10);
        buffer.TryAppend(new byte[10], Error);

        Assert.That(buffer.TryAppend(new byte[10], Error, mayWait: false), Is.False);
    }

    [Test]
    public async Task A_caller_that_waits_in_vain_while_others_get_room_has_nobody_refused()
    {
        var buffer = new RecordBuffer(new BufferLimits(10, TimeSpan.FromSeconds(2)));
        buffer.TryAppend(new byte[6], Error);
        var first = buffer.Take()!;
        buffer.TryAppend(new byte[4], Error);
        var large = Task.Run(() => buffer.TryAppend(new byte[8], Error));
        await Until(() => buffer.IsKeepingCallersWaiting);
        buffer.Release(first);
        Assert.That(await large.WaitAsync(Generous), Is.False);

        var next = Task.Run(() => buffer.TryAppend(new byte[8], Error));
        await Until(() => buffer.IsKeepingCallersWaiting || next.IsCompleted);
        buffer.Release(buffer.Take()!);

        Assert.That(await next.WaitAsync(Generous), Is.True);
    }

    [Test]
    public async Task A_completed_buffer_lets_waiting_callers_go_counted_and_takes_nothing_more()
    {
        var buffer = Patient(10);
        buffer.TryAppend(new byte[10], Error);
        var waiting = Task.Run(() => buffer.TryAppend(new byte[10], Error));
        await Until(() => buffer.IsKeepingCallersWaiting);

        buffer.RefuseRecords();
        buffer.Complete();

        Assert.That(await waiting.WaitAsync(Generous), Is.False);
        Assert.That(buffer.TryAppend(new byte[1], Error), Is.False);
        Assert.That(Offered(buffer).Sum(), Is.EqualTo(2), "the one that waited is counted, the late one is not");
        Assert.That(Drain(buffer), Has.Length.EqualTo(10));
    }

    [Test]
    public void A_stamp_gets_the_count_of_records_offered_so_far()
    {
        var stamps = new List<long>();
        var buffer = new RecordBuffer(new BufferLimits(3, TimeSpan.Zero), (_, ordinal) => stamps.Add(ordinal));
        buffer.TryAppend(new byte[1], Error);
        buffer.TryAppend(new byte[9], Error);
        buffer.TryAppend(new byte[1], Error);

        Assert.That(stamps, Is.EqualTo(new long[] { 1, 3 }));
    }

    [Test]
    public void Dropping_the_oldest_makes_room_for_the_newest()
    {
        var buffer = new RecordBuffer(new BufferLimits(8 * sizeof(int), TimeSpan.Zero, DropsOldest: true));
        for (var i = 0; i < 100_000; i++) Assert.That(buffer.TryAppend(Record(i), Error), Is.True);
        buffer.Complete();

        Assert.That(Numbers(Drain(buffer)), Is.EqualTo(Enumerable.Range(99_992, 8)));
        Assert.That(Dropped(buffer).Sum(), Is.EqualTo(99_992));
    }

    [Test]
    public void Dropping_the_oldest_never_gives_up_an_error_for_the_sake_of_Debug()
    {
        var buffer = new RecordBuffer(new BufferLimits(100, TimeSpan.Zero, DropsOldest: true));
        buffer.TryAppend(new byte[20], Debug);
        buffer.TryAppend(new byte[70], Error);

        Assert.That(buffer.TryAppend(new byte[20], Debug), Is.False, "the older Debug makes too little room");
        Assert.That(buffer.TryAppend(new byte[40], Error), Is.True);
        Assert.That(Dropped(buffer), Is.EqualTo(new long[] { 0, 2, 0, 0, 1, 0 }));
    }

    [Test]
    public void What_the_writer_has_in_hand_is_not_dropped_for_newer_ones()
    {
        var buffer = new RecordBuffer(new BufferLimits(2 * sizeof(int), TimeSpan.Zero, DropsOldest: true));
        buffer.TryAppend(Record(1), Error);
        buffer.TryAppend(Record(2), Error);
        var inHand = buffer.Take()!;

        Assert.That(buffer.TryAppend(Record(3), Error), Is.False);
        Assert.That(Numbers(inHand.Bytes.ToArray()), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void A_record_that_never_fits_drops_no_older_one()
    {
        var buffer = new RecordBuffer(new BufferLimits(8, TimeSpan.Zero, DropsOldest: true));
        buffer.TryAppend(Record(1), Error);

        Assert.That(buffer.TryAppend(new byte[9], Error), Is.False);
        Assert.That(buffer.PendingRecords, Is.EqualTo(1));
    }

    [Test]
    public void A_poke_hands_the_writer_an_empty_block_that_says_how_far_it_has_come()
    {
        var buffer = Unlimited();
        buffer.TryAppend(Record(1), Error);
        buffer.Release(buffer.Take()!);
        buffer.Poke();

        var block = buffer.Take()!;

        Assert.That((block.Records, block.LastStored, block.LastOrdinal), Is.EqualTo((0, 1L, 1L)));
    }

    [Test]
    public void Four_threads_lose_nothing_and_each_keeps_its_order()
    {
        const int each = 20_000;
        var buffer = Patient(4096);
        var target = new CollectingTarget();
        var writer = new BackgroundWriter(buffer, target, "test");
        var threads = Enumerable.Range(0, 4).Select(t => new Thread(() =>
        {
            for (var i = 0; i < each; i++) buffer.TryAppend(Record((t * each) + i), Error);
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        buffer.Complete();

        Assert.That(writer.Join(Generous), Is.True);
        foreach (var group in Numbers(target.Bytes).GroupBy(n => n / each))
            Assert.That(group, Is.EqualTo(Enumerable.Range(group.Key * each, each)));
        Assert.That(target.Bytes, Has.Length.EqualTo(4 * each * sizeof(int)));
        Assert.That(target.HasEnded, Is.True);
    }

    static RecordBuffer Unlimited() => new(new BufferLimits(long.MaxValue, TimeSpan.Zero));

    static RecordBuffer Impatient(long bytes) => new(new BufferLimits(bytes, TimeSpan.Zero));

    static RecordBuffer Patient(long bytes) => new(new BufferLimits(bytes, Generous));

    static long[] Offered(RecordBuffer buffer)
    {
        var counts = new long[RecordTag.Levels];
        buffer.CopyOffered(counts);
        return counts;
    }

    static long[] Dropped(RecordBuffer buffer)
    {
        var counts = new long[RecordTag.Levels];
        buffer.TakeDropped(counts);
        return counts;
    }

    static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Generous);
        while (!condition()) await Task.Delay(TimeSpan.FromMilliseconds(1), patience.Token);
    }

    static byte[] Record(int number)
    {
        var record = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(record, number);
        return record;
    }

    static IEnumerable<int> Numbers(byte[] bytes)
    {
        for (var i = 0; i < bytes.Length; i += sizeof(int)) yield return BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(i));
    }

    static byte[] Drain(RecordBuffer buffer)
    {
        var target = new CollectingTarget();
        while (buffer.Take() is { } block)
        {
            target.Write(block);
            buffer.Release(block);
        }

        return target.Bytes;
    }

    sealed class CollectingTarget : IRecordTarget
    {
        readonly List<byte> _all = [];

        public byte[] Bytes => [.. _all];

        public bool HasEnded { get; private set; }

        public void Write(RecordBlock block) => _all.AddRange(block.Bytes.Span);

        public void End() => HasEnded = true;
    }
}
