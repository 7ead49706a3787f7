using System.Buffers.Binary;
using Serilog.Sinks.Acrilog.Buffering;

namespace Serilog.Sinks.Acrilog.Tests.Buffering;

public sealed class RecordBufferTests
{
    static readonly TimeSpan Generous = TimeSpan.FromSeconds(60);

    [Test]
    public void Records_come_out_whole_and_in_the_order_they_went_in()
    {
        var buffer = new RecordBuffer(long.MaxValue);
        for (var i = 0; i < 20_000; i++) buffer.TryAppend(Record(i), TimeSpan.Zero);
        buffer.CompleteWith(Record(20_000));

        Assert.That(Numbers(Drain(buffer)), Is.EqualTo(Enumerable.Range(0, 20_001)));
    }

    [Test]
    public void A_record_larger_than_a_block_gets_one_of_its_own()
    {
        var buffer = new RecordBuffer(long.MaxValue);
        buffer.TryAppend(new byte[10], TimeSpan.Zero);
        buffer.TryAppend(new byte[300_000], TimeSpan.Zero);
        buffer.TryAppend(new byte[20], TimeSpan.Zero);
        buffer.CompleteWith(new byte[1]);

        Assert.That(Drain(buffer).Length, Is.EqualTo(300_031));
    }

    [Test]
    public void A_full_buffer_refuses_what_does_not_fit_and_counts_it_as_offered()
    {
        var buffer = new RecordBuffer(limitBytes: 10);

        Assert.That(buffer.TryAppend(new byte[8], TimeSpan.Zero), Is.True);
        Assert.That(buffer.TryAppend(new byte[8], TimeSpan.Zero), Is.False);
        Assert.That(buffer.Offered, Is.EqualTo(2));
        Assert.That(buffer.PendingRecords, Is.EqualTo(1));
    }

    [Test]
    public void An_empty_buffer_takes_any_record_however_small_its_limit() =>
        Assert.That(new RecordBuffer(limitBytes: 1).TryAppend(new byte[100], TimeSpan.Zero), Is.True);

    [Test]
    public void Released_room_can_be_used_again()
    {
        var buffer = new RecordBuffer(limitBytes: 10);
        buffer.TryAppend(new byte[10], TimeSpan.Zero);
        buffer.Release(buffer.Take()!);

        Assert.That(buffer.TryAppend(new byte[10], TimeSpan.Zero), Is.True);
    }

    [Test]
    public async Task A_caller_that_waits_for_room_gets_it_when_the_writer_makes_some()
    {
        var buffer = new RecordBuffer(limitBytes: 10);
        buffer.TryAppend(new byte[10], TimeSpan.Zero);
        var waiting = Task.Run(() => buffer.TryAppend(new byte[10], Generous));

        buffer.Release(buffer.Take()!);

        Assert.That(await waiting.WaitAsync(Generous), Is.True);
    }

    [Test]
    public async Task A_completed_buffer_lets_waiting_callers_go_and_takes_nothing_more()
    {
        var buffer = new RecordBuffer(limitBytes: 10);
        buffer.TryAppend(new byte[10], TimeSpan.Zero);
        var waiting = Task.Run(() => buffer.TryAppend(new byte[10], Generous));

        buffer.CompleteWith(new byte[1]);

        Assert.That(await waiting.WaitAsync(Generous), Is.False);
        Assert.That(buffer.TryAppend(new byte[1], TimeSpan.Zero), Is.False);
        Assert.That(buffer.AppendNote(new byte[1]), Is.False);
        Assert.That(Drain(buffer), Has.Length.EqualTo(11));
    }

    [Test]
    public void A_stamp_gets_the_count_of_records_offered_so_far_and_notes_do_not_count()
    {
        var stamps = new List<long>();
        var buffer = new RecordBuffer(limitBytes: 3, (_, ordinal) => stamps.Add(ordinal));
        buffer.AppendNote(new byte[1]);
        buffer.TryAppend(new byte[1], TimeSpan.Zero);
        buffer.TryAppend(new byte[9], TimeSpan.Zero);
        buffer.TryAppend(new byte[1], TimeSpan.Zero);
        buffer.AppendNote(new byte[1]);

        Assert.That(stamps, Is.EqualTo(new long[] { 0, 1, 3, 3 }));
    }

    [Test]
    public void Four_threads_lose_nothing_and_each_keeps_its_order()
    {
        const int each = 20_000;
        var buffer = new RecordBuffer(limitBytes: 4096);
        var target = new CollectingTarget();
        var writer = new BackgroundWriter(buffer, target, "test");
        var threads = Enumerable.Range(0, 4).Select(t => new Thread(() =>
        {
            for (var i = 0; i < each; i++) buffer.TryAppend(Record((t * each) + i), Generous);
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        buffer.CompleteWith(default);

        Assert.That(writer.Join(Generous), Is.True);
        foreach (var group in Numbers(target.Bytes).GroupBy(n => n / each))
            Assert.That(group, Is.EqualTo(Enumerable.Range(group.Key * each, each)));
        Assert.That(target.Bytes, Has.Length.EqualTo(4 * each * sizeof(int)));
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

        public void Write(RecordBlock block) => _all.AddRange(block.Bytes.Span);
    }
}
