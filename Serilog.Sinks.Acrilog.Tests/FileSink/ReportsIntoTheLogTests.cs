using System.Text;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;
using Serilog.Sinks.File;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>SelfLog that is written to the very log it speaks of, and hooks that log.</summary>
[NonParallelizable]
public sealed class ReportsIntoTheLogTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [TearDown]
    public void CloseSelfLog() => SelfLog.Disable();

    [Test]
    public void A_second_sink_on_a_path_may_log_that_it_takes_the_next_number()
    {
        using var folder = new TempFolder();
        using var first = FileLogs.Open(folder, new FakeClock(Some.Instant));
        first.Information("first");
        using var second = FileLogs.Open(folder, new FakeClock(Some.Instant));
        SelfLog.Enable(_ => second.Warning("said"));

        second.Information("second");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:first| app20261122_001.log:second|said|"));
    }

    [Test]
    public void What_is_said_of_a_full_disk_and_of_its_end_is_logged_once_and_in_order()
    {
        using var folder = new TempFolder();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        using var log = FileLogs.Open(folder, clock, options => options.Disk = disk);
        SelfLog.Enable(text => log.Warning(text.Contains("written again") ? "again" : "fails"));
        disk.FailNext(DiskOperation.Write);

        log.Information("one");
        log.Information("two");
        clock.Advance(TimeSpan.FromMilliseconds(100));

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|fails|two|again|"));
    }

    [Test]
    public void What_is_said_of_a_lost_file_is_in_the_one_after_it()
    {
        Assume.That(!OperatingSystem.IsWindows());
        using var folder = new TempFolder();
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.FileCheckInterval = TimeSpan.Zero);
        SelfLog.Enable(_ => log.Warning("said"));
        log.Information("one");

        System.IO.File.Move(folder.File("app20261122.log"), folder.File("moved"));
        log.Information("two");
        log.Information("three");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:two|said|three| moved:one|"));
    }

    [Test]
    public void What_is_said_of_a_cut_file_is_after_the_event_that_found_it()
    {
        Assume.That(!OperatingSystem.IsWindows());
        using var folder = new TempFolder();
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
            (options.FileCheckInterval, options.FileSizeLimitBytes) = (TimeSpan.Zero, 15));
        SelfLog.Enable(_ => log.Warning("said"));
        log.Information("one");
        log.Information("two");

        folder.Write("app20261122.log", "");
        foreach (var text in new[] { "a", "b", "c" }) log.Information(text);

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:a|said|b|c|"));
    }

    [Test]
    public void A_listener_may_wait_for_a_thread_that_logs()
    {
        using var folder = new TempFolder();
        var disk = new FaultyDisk();
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.Disk = disk);
        var others = true;
        SelfLog.Enable(_ => others &= Task.Run(() => log.Information("other")).Wait(Patience));
        disk.FailNext(DiskOperation.Write);

        log.Information("one");

        Assert.That(others, Is.True);
    }

    [Test]
    public void A_buffered_log_does_not_wait_for_itself_when_what_it_says_must_reach_the_disk()
    {
        using var folder = new TempFolder();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        var log = FileLogs.Open(folder, clock, options =>
            (options.Disk, options.Buffered, options.FlushToDiskOnLevel) = (disk, true, LogEventLevel.Warning));
        using var said = new ManualResetEventSlim();
        SelfLog.Enable(_ =>
        {
            log.Warning("said");
            said.Set();
        });
        disk.FailNext(DiskOperation.Write);

        log.Information("one");
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(said.Wait(Patience), Is.True);
        log.Dispose();
        Assert.That(folder.Listing(), Does.StartWith("app20261122.log:one|"));
    }

    [TestCase(null, "app20261122.log:one|opened|two|")]
    [TestCase(1, "app20261122.log:one| app20261122_001.log:opened| app20261122_002.log:opened| app20261122_003.log:two|")]
    public void A_hook_may_log_that_a_file_was_opened(long? limit, string listing)
    {
        using var folder = new TempFolder();
        var hook = new Talkative();
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => (options.Hooks, options.FileSizeLimitBytes) = (hook, limit));
        hook.Log = log;

        log.Information("one");
        hook.Log = limit is null ? log : Logger.None;
        log.Information("two");

        Assert.That(folder.Listing(), Is.EqualTo(listing));
    }

    sealed class Talkative : FileLifecycleHooks
    {
        public ILogger Log { get; set; } = Logger.None;

        public override Stream OnFileOpened(Stream underlyingStream, Encoding encoding)
        {
            Log.Information("opened");
            return underlyingStream;
        }
    }
}
