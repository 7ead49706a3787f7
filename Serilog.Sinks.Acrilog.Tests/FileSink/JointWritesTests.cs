using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>Threads that log while another one's event is being written.</summary>
public sealed class JointWritesTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    TempFolder _folder = null!;
    FaultyDisk _disk = null!;
    ManualResetEventSlim _goOn = null!;
    Serilog.Core.Logger _log = null!;

    [SetUp]
    public void Prepare()
    {
        (_folder, _disk, _goOn) = (new TempFolder(), new FaultyDisk(), new ManualResetEventSlim());
        _disk.Writing = () => _goOn.Wait(Patience);
        _log = FileLogs.Open(_folder, new FakeClock(Some.Instant), options => (options.Disk, options.FileSizeLimitBytes) = (_disk, 12));
    }

    [TearDown]
    public void Clean()
    {
        _log.Dispose();
        _folder.Dispose();
        _goOn.Dispose();
    }

    [Test]
    public void Their_events_are_in_the_file_by_one_write_when_their_calls_return()
    {
        LogTogether("aaa", "bbb");

        Assert.That(_disk.Done.Count(operation => operation == DiskOperation.Write), Is.EqualTo(2));
        Assert.That(_folder.Read("app20261122.log").Split('\n')[0], Is.EqualTo("one"));
        Assert.That(_folder.Read("app20261122.log").Split('\n')[1..3], Is.EquivalentTo(new[] { "aaa", "bbb" }));
    }

    [Test]
    public void Each_file_keeps_its_limit()
    {
        LogTogether("aaa", "bbb", "ccc", "ddd");

        Assert.That(_folder.Names().Select(name => _folder.Read(name).Length), Is.EqualTo(new[] { 12, 8 }));
    }

    [Test]
    public void Events_that_cannot_be_written_wait_and_are_in_the_file_later()
    {
        LogTogether(["aaa", "bbb"], amid: () => _disk.FailNext(DiskOperation.Write));
        _log.Dispose();

        Assert.That(_folder.Read("app20261122.log").Split('\n')[..3], Is.EquivalentTo(new[] { "one", "aaa", "bbb" }));
    }

    [Test]
    public void None_is_lost_when_the_log_is_closed_before_their_turn()
    {
        Thread? closing = null;
        LogTogether(["aaa", "bbb"], amid: () =>
        {
            closing = new Thread(_log.Dispose);
            closing.Start();
        });
        closing!.Join();

        var late = 2 - (_folder.Read("app20261122.log").Length / 4 - 1);
        Assert.That(late, Is.InRange(0, 2), "what came after the end is late, and said to be so; what came before it is there");
    }

    void LogTogether(params string[] texts) => LogTogether(texts, amid: null);

    // The first event is amid its write while the others come.
    void LogTogether(string[] texts, Action? amid)
    {
        var first = Begin("one");
        UntilWaiting(first);
        var others = texts.Select(Begin).ToList();
        others.ForEach(UntilWaiting);
        // The write that fails is the next one; this one has begun.
        _disk.Writing = () => Interlocked.Exchange(ref amid, null)?.Invoke();
        _goOn.Set();
        first.Join();
        others.ForEach(thread => thread.Join());
    }

    Thread Begin(string text)
    {
        var thread = new Thread(() => _log.Information(text));
        thread.Start();
        return thread;
    }

    static void UntilWaiting(Thread thread) =>
        Assert.That(SpinWait.SpinUntil(() => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Patience), Is.True);
}
