using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>Threads that append to an open file beside each other.</summary>
[NonParallelizable]
[Platform("Linux", Reason = "Elsewhere threads write one after the other.")]
public sealed class ParallelWritesTests
{
    const string Held = "held";
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    TempFolder _folder = null!;
    FaultyDisk _disk = null!;
    ManualResetEventSlim _goOn = null!;
    SemaphoreSlim _amid = null!;
    List<Thread> _threads = null!;
    Serilog.Core.Logger _log = null!;

    [SetUp]
    public void Prepare()
    {
        (_folder, _disk, _goOn, _amid, _threads) = (new TempFolder(), new FaultyDisk(), new ManualResetEventSlim(), new SemaphoreSlim(0), []);
        _disk.Writing = () =>
        {
            if (Thread.CurrentThread.Name != Held) return;
            _amid.Release();
            _goOn.Wait(Patience);
        };
        _log = FileLogs.Open(_folder, new FakeClock(Some.Instant), options => (options.Disk, options.FileSizeLimitBytes) = (_disk, 40));
        _log.Information("first");
    }

    [TearDown]
    public void Clean()
    {
        _goOn.Set();
        _threads.ForEach(thread => thread.Join());
        _log.Dispose();
        _folder.Dispose();
        _goOn.Dispose();
        _amid.Dispose();
    }

    [Test]
    public void One_that_is_amid_its_write_keeps_nobody_waiting()
    {
        Hold("slow");

        _log.Information("quick");

        Assert.That(Text, Is.EqualTo("first|quick|"));
    }

    [Test]
    public void A_file_is_rolled_when_nobody_writes_to_it_any_more()
    {
        Hold("in the first file");
        var rolling = Begin("too long for the first file");
        UntilWaiting(rolling);
        Assert.That(_folder.NameList(), Is.EqualTo("app20261122.log"));

        GoOn();

        Assert.That(_folder.Listing(), Is.EqualTo("app20261122.log:first|in the first file| app20261122_001.log:too long for the first file|"));
    }

    [Test]
    public void A_log_is_closed_when_nobody_writes_to_it_any_more()
    {
        Hold("slow");
        var closing = Start(_log.Dispose);
        UntilWaiting(closing);
        var late = Begin("late");
        UntilWaiting(late);

        GoOn();

        Assert.That(Text, Is.EqualTo("first|slow|").Or.EqualTo("first|slow|late|"));
    }

    [Test]
    public void Those_who_find_too_many_at_it_are_written_together()
    {
        for (var i = 0; i < 4; i++) Hold($"a{i}");
        var joined = Enumerable.Range(0, 3).Select(i => Begin($"b{i}")).ToList();
        joined.ForEach(UntilWaiting);

        GoOn();

        Assert.That(_disk.Done.Count(operation => operation == DiskOperation.Write), Is.EqualTo(1 + 4 + 1));
        Assert.That(Text.Split('|')[..^1], Is.EquivalentTo(new[] { "first", "a0", "a1", "a2", "a3", "b0", "b1", "b2" }));
    }

    [Test]
    public void What_failed_writes_have_left_is_taken_out_before_anything_follows()
    {
        _disk.TornBytes = 3;
        Hold("slow one");
        Hold("slow two");
        _disk.FailNext(DiskOperation.Write);

        GoOn();
        _log.Information("last");
        _log.Dispose();

        Assert.That(Text.Split('|')[..^1], Is.EquivalentTo(new[] { "first", "slow one", "slow two", "last" }));
    }

    [Test]
    public void What_a_failed_write_has_left_stays_where_others_came_after_it()
    {
        using var said = new SelfLogCapture();
        (_disk.TornBytes, _disk.Torn) = (3, () =>
        {
            _disk.Heal();
            Begin("after").Join();
        }
        );
        _disk.FailNext(DiskOperation.Write);

        _log.Information("torn");

        Assert.That(Text, Is.EqualTo("first|torafter|torn|"));
        Assert.That(said.Lines, Has.One.Contains("3 bytes of it stay"));
    }

    [Test]
    public void None_is_lost_doubled_or_reordered_when_writes_fail_now_and_then()
    {
        const int EventsEach = 500;
        using var said = new SelfLogCapture();
        using var over = new ManualResetEventSlim();
        var disturbing = Start(() =>
        {
            while (!over.Wait(TimeSpan.FromMilliseconds(1))) _disk.FailNext(DiskOperation.Write, 2);
            _disk.Heal();
        });
        var log = FileLogs.Open(_folder, TimeProvider.System, options =>
            (options.Path, options.RollingInterval, options.Disk) = (_folder.File("busy.log"), RollingInterval.Infinite, _disk));
        var logging = Enumerable.Range(0, 4).Select(t => Start(() =>
        {
            for (var i = 0; i < EventsEach; i++) log.Information("{Thread} {Number}", t, i);
        })).ToList();
        logging.ForEach(thread => thread.Join());
        over.Set();
        disturbing.Join();
        log.Dispose();

        var lines = _folder.Read("busy.log").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToList();
        Assert.That(lines, Has.Count.EqualTo(4 * EventsEach));
        foreach (var own in lines.GroupBy(parts => parts[0]))
            Assert.That(own.Select(parts => int.Parse(parts[1])), Is.EqualTo(Enumerable.Range(0, EventsEach)));
    }

    string Text => _folder.Read("app20261122.log").ReplaceLineEndings("|");

    // A thread that is amid its write until all may go on.
    void Hold(string text)
    {
        Begin(text, Held);
        Assert.That(_amid.Wait(Patience), Is.True);
    }

    void GoOn()
    {
        _goOn.Set();
        _threads.ForEach(thread => thread.Join());
    }

    Thread Begin(string text, string? name = null) => Start(() => _log.Information(text), name);

    Thread Start(Action action, string? name = null)
    {
        var thread = new Thread(() => action()) { Name = name };
        _threads.Add(thread);
        thread.Start();
        return thread;
    }

    static void UntilWaiting(Thread thread) =>
        Assert.That(SpinWait.SpinUntil(() => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Patience), Is.True);
}
