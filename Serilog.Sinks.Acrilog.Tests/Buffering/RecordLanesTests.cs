using System.Text;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Buffering;

namespace Serilog.Sinks.Acrilog.Tests.Buffering;

public sealed class RecordLanesTests
{
    const long Limit = 1024 * 1024;
    static readonly RecordTag Tag = new(LogEventLevel.Information);
    static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(2);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public void What_waits_for_others_is_collected_though_no_others_come()
    {
        var lanes = new RecordLanes(new BufferLimits(Limit, Patience), Linger);
        Append(lanes, "alone");

        Assert.That(Texts(lanes.Buffer.Take()!), Is.EqualTo(new[] { "alone" }));
    }

    [Test]
    public void A_threads_records_keep_their_order_whatever_their_size_is()
    {
        var lanes = new RecordLanes(new BufferLimits(Limit, Patience), Linger);
        var texts = Enumerable.Range(0, 300).Select(i => $"{i}:{new string('x', i % 7 == 0 ? 3000 : i % 50)}").ToArray();
        foreach (var text in texts) Append(lanes, text);
        lanes.Complete();

        Assert.That(All(lanes), Is.EqualTo(texts));
    }

    [TestCase(10)]
    [TestCase(2000)]
    public void Calls_that_follow_one_another_keep_their_order_whatever_threads_make_them(int length)
    {
        var lanes = new RecordLanes(new BufferLimits(Limit, Patience), TimeSpan.FromHours(1));
        var texts = new List<string>();
        for (var i = 0; i < 300; i++)
        {
            var text = $"{i}:{new string('x', i % 50 == 49 ? length : 90)}";
            texts.Add(text);
            if (i % 10 == 0) OnAnotherThread(() => Append(lanes, text));
            else Append(lanes, text);
        }
        lanes.Complete();

        Assert.That(All(lanes), Is.EqualTo(texts));
    }

    [Test]
    public void Calls_of_many_threads_that_follow_one_another_keep_their_order_while_the_writer_takes()
    {
        const int Threads = 6;
        const int Each = 3000;
        var lanes = new RecordLanes(new BufferLimits(Limit, Patience), Linger);
        var taking = Task.Run(() => All(lanes));
        var (baton, next) = (new object(), 0);
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < Each; i++)
                lock (baton) Append(lanes, $"{next++} {new string('x', next % 90)}");
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        lanes.Complete();

        Assert.That(taking.Wait(Patience), Is.True);
        Assert.That(taking.Result.Select(text => int.Parse(text.Split(' ')[0])), Is.EqualTo(Enumerable.Range(0, Threads * Each)));
    }

    [Test]
    public void Who_may_not_wait_is_not_kept_waiting_by_those_who_wait_for_room()
    {
        var lanes = new RecordLanes(new BufferLimits(Limit, TimeSpan.FromHours(1)), Linger);
        FillUntilACallerWaits(lanes);

        var (tried, dropped) = (1000, 0);
        var hook = new Thread(() =>
        {
            for (var i = 0; i < tried; i++)
                if (!lanes.TryAppend(new byte[i % 2000], Tag, mayWait: false, out _)) dropped++;
        });
        hook.Start();
        Assert.That(hook.Join(Patience), Is.True);
        lanes.Complete();

        Assert.That(dropped, Is.GreaterThan(0));
        Assert.That(lanes.Buffer.TakeDropped(stackalloc long[RecordTag.Levels]), Is.EqualTo(dropped));
    }

    [Test]
    public void All_that_was_accepted_is_drained()
    {
        var lanes = new RecordLanes(new BufferLimits(Limit, Patience), TimeSpan.FromHours(1));
        var taking = Task.Run(() => Texts(lanes.Buffer.Take()!, lanes));
        Append(lanes, "one");
        Append(lanes, "two");

        Assert.That(lanes.Drain(Patience), Is.True);

        Assert.That(taking.Wait(Patience), Is.True);
        Assert.That(taking.Result, Is.EqualTo(new[] { "one", "two" }));
    }

    [Test]
    public void What_came_before_the_end_is_taken_and_what_comes_later_is_late()
    {
        var lanes = new RecordLanes(new BufferLimits(Limit, Patience), Linger);
        Append(lanes, "before");
        lanes.Complete();

        Assert.That(lanes.TryAppend("after"u8, Tag, mayWait: true, out var isLate), Is.False);
        Assert.That(isLate, Is.True);
        Assert.That(All(lanes), Is.EqualTo(new[] { "before" }));
    }

    [Test]
    public void Threads_lose_double_and_reorder_nothing_while_the_writer_takes()
    {
        const int Threads = 20;
        const int Each = 3000;
        var lanes = new RecordLanes(new BufferLimits(Limit, Patience), Linger);
        var taking = Task.Run(() => All(lanes));
        var threads = Enumerable.Range(0, Threads).Select(t => new Thread(() =>
        {
            for (var i = 0; i < Each; i++) Append(lanes, $"{t} {i} {new string('x', i % 90)}");
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        lanes.Complete();

        Assert.That(taking.Wait(Patience), Is.True);
        var byThread = taking.Result.Select(text => text.Split(' ')).GroupBy(parts => parts[0]).ToList();
        Assert.That(byThread, Has.Count.EqualTo(Threads));
        foreach (var own in byThread) Assert.That(own.Select(parts => int.Parse(parts[1])), Is.EqualTo(Enumerable.Range(0, Each)));
    }

    [Test]
    public void A_full_buffer_keeps_its_limit_and_counts_what_it_drops()
    {
        const int Records = 30_000;
        var lanes = new RecordLanes(new BufferLimits(Limit, TimeSpan.Zero), Linger);
        for (var i = 0; i < Records; i++) Append(lanes, $"{i} {new string('x', 90)}");
        lanes.Complete();
        var texts = All(lanes);

        Assert.That(lanes.Buffer.TakeDropped(stackalloc long[RecordTag.Levels]), Is.EqualTo(Records - texts.Count));
        Assert.That(texts.Sum(text => text.Length), Is.LessThanOrEqualTo(Limit).And.GreaterThan(Limit - (128 * 1024)));
        Assert.That(texts, Is.Unique);
    }

    [Test]
    public void The_end_does_not_wait_for_those_who_wait_for_room()
    {
        var lanes = new RecordLanes(new BufferLimits(Limit, TimeSpan.FromHours(1)), Linger);
        var waiting = new Thread(() =>
        {
            for (var i = 0; i < 30_000; i++) lanes.TryAppend(new byte[100], Tag, mayWait: true, out _);
        });
        waiting.Start();
        Assert.That(SpinWait.SpinUntil(() => lanes.Buffer.IsKeepingCallersWaiting, Patience), Is.True);

        Assert.That(Task.Run(lanes.Complete).Wait(Patience), Is.True);

        Assert.That(waiting.Join(Patience), Is.True);
    }

    [Test]
    public void Draining_ends_in_time_though_nobody_takes_what_is_there()
    {
        var lanes = new RecordLanes(new BufferLimits(Limit, TimeSpan.FromHours(1)), Linger);
        FillUntilACallerWaits(lanes);
        var others = Enumerable.Range(0, 20).Select(_ => Interruptible(() => Append(lanes, "in a lane of others")).Thread).ToList();
        Assert.That(SpinWait.SpinUntil(() => others.Count(thread => thread.Join(0)) >= 10, Patience), Is.True);

        var drained = Task.Run(() => lanes.Drain(TimeSpan.FromMilliseconds(100)));

        Assert.That(drained.Wait(Patience), Is.True);
        Assert.That(drained.Result, Is.False);
        lanes.Complete();
    }

    [Test]
    public void A_lane_can_be_used_after_one_who_drained_it_was_interrupted()
    {
        var lanes = new RecordLanes(new BufferLimits(Limit, TimeSpan.Zero), Linger);
        for (var i = 0; i < 30_000; i++) Append(lanes, new string('x', 100));
        var draining = Interruptible(() => lanes.Drain(TimeSpan.FromHours(1)));
        Assert.That(SpinWait.SpinUntil(() => lanes.Buffer.IsKeepingCallersWaiting, Patience), Is.True);
        draining.Thread.Interrupt();
        Assert.That(draining.Thread.Join(Patience), Is.True);
        Assert.That(draining.Error(), Is.InstanceOf<ThreadInterruptedException>());

        Assert.That(Task.Run(lanes.Complete).Wait(Patience), Is.True);
    }

    [Test]
    public void What_a_lane_still_has_when_its_caller_is_interrupted_is_neither_lost_nor_doubled()
    {
        var lanes = new RecordLanes(new BufferLimits(Limit, TimeSpan.FromHours(1)), Linger);
        var accepted = new List<string>();
        var filling = Interruptible(() =>
        {
            for (var i = 0; i < 30_000; i++)
            {
                var text = $"{i} {new string('x', i % 90)}";
                Append(lanes, text);
                accepted.Add(text);
            }
        });
        Assert.That(SpinWait.SpinUntil(() => lanes.Buffer.IsKeepingCallersWaiting, Patience), Is.True);
        filling.Thread.Interrupt();
        Assert.That(filling.Thread.Join(Patience), Is.True);
        Assert.That(filling.Error(), Is.InstanceOf<ThreadInterruptedException>());
        lanes.Complete();

        Assert.That(All(lanes), Is.EqualTo(accepted));
        Assert.That(lanes.Buffer.TakeDropped(stackalloc long[RecordTag.Levels]), Is.Zero);
    }

    [Test]
    public void The_end_drops_nothing_that_was_accepted_by_those_who_wait_for_room()
    {
        var lanes = new RecordLanes(new BufferLimits(Limit, TimeSpan.FromHours(1)), Linger);
        var accepted = new List<string>();
        var filling = Interruptible(() =>
        {
            for (var i = 0; ; i++)
            {
                var text = $"{i} {new string('x', i % 90)}";
                if (!lanes.TryAppend(Encoding.UTF8.GetBytes(text), Tag, mayWait: true, out _)) return;
                accepted.Add(text);
            }
        });
        Assert.That(SpinWait.SpinUntil(() => lanes.Buffer.IsKeepingCallersWaiting, Patience), Is.True);
        lanes.Complete();
        Assert.That(filling.Thread.Join(Patience), Is.True);

        Assert.That(All(lanes), Is.EqualTo(accepted));
        Assert.That(lanes.Buffer.TakeDropped(stackalloc long[RecordTag.Levels]), Is.Zero);
    }

    static (Thread Thread, Func<Exception?> Error) Interruptible(Action action)
    {
        Exception? error = null;
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (ThreadInterruptedException ex)
            {
                error = ex;
            }
        });
        thread.IsBackground = true;
        thread.Start();
        return (thread, () => error);
    }

    static void OnAnotherThread(Action action)
    {
        var thread = new Thread(() => action());
        thread.Start();
        thread.Join();
    }

    static void FillUntilACallerWaits(RecordLanes lanes)
    {
        Interruptible(() =>
        {
            while (lanes.TryAppend(new byte[100], Tag, mayWait: true, out _))
            {
            }
        });
        Assert.That(SpinWait.SpinUntil(() => lanes.Buffer.IsKeepingCallersWaiting, Patience), Is.True);
    }

    static void Append(RecordLanes lanes, string text) => lanes.TryAppend(Encoding.UTF8.GetBytes(text), Tag, mayWait: true, out _);

    static List<string> All(RecordLanes lanes)
    {
        var texts = new List<string>();
        while (lanes.Buffer.Take() is { } block) texts.AddRange(Texts(block, lanes));
        return texts;
    }

    static string[] Texts(RecordBlock block, RecordLanes? takenFrom = null)
    {
        var texts = Enumerable.Range(0, block.Records).Select(i => Encoding.UTF8.GetString(block.RecordAt(i))).ToArray();
        takenFrom?.Buffer.Release(block);
        return texts;
    }
}
