using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
public sealed class BufferedTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Events_are_in_the_file_soon_without_another_one_and_without_the_interval()
    {
        using var folder = new TempFolder();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        using var log = Open(folder, clock, disk);

        log.Information("one");
        await Until(() => folder.Listing() == "app20261122.log:one|");
        log.Information("two");
        log.Information("three");

        await Until(() => folder.Listing() == "app20261122.log:one|two|three|");
    }

    [Test]
    public void Many_events_are_written_at_once_when_the_logger_is_disposed()
    {
        using var folder = new TempFolder();
        var disk = new FaultyDisk();
        using (var log = Open(folder, new FakeClock(Some.Instant), disk))
            for (var i = 0; i < 1000; i++) log.Information("{Number}", i);

        Assert.That(folder.Read("app20261122.log"), Is.EqualTo(string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i}\n"))));
        Assert.That(disk.Done.Count(operation => operation == DiskOperation.Write), Is.LessThan(500));
    }

    [Test]
    public void Each_event_is_in_the_file_of_the_time_it_came_and_no_file_exceeds_its_limit()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using (var log = FileLogs.Open(folder, clock, options => (options.Buffered, options.FlushInterval, options.FileSizeLimitBytes) = (true, TimeSpan.FromDays(1), 4)))
        {
            log.Information("1");
            log.Information("2");
            log.Information("3");
            clock.Advance(TimeSpan.FromHours(12));
            log.Information("4");
        }

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:1|2| app20261122_001.log:3| app20261123.log:4|"));
    }

    [Test]
    public async Task What_cannot_be_written_waits_and_keeps_its_order()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        using var log = Open(folder, clock, disk);
        disk.FailNext(DiskOperation.Write);
        log.Information("one");
        log.Information("two");
        clock.Advance(TimeSpan.FromSeconds(1));
        await Until(() => said.Lines.Count > 0);

        log.Information("three");
        clock.Advance(TimeSpan.FromSeconds(1));
        log.Dispose();

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|two|three|"));
    }

    [Test]
    public void An_event_of_the_level_that_asks_for_the_disk_is_there_with_all_before_it()
    {
        using var folder = new TempFolder();
        var disk = new FaultyDisk();
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
            (options.Disk, options.Buffered, options.FlushToDiskOnLevel) = (disk, true, LogEventLevel.Error));

        log.Information("one");
        log.Error("two");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|two|"));
        Assert.That(disk.Done[^1], Is.EqualTo(DiskOperation.FlushToDisk));
    }

    [Test]
    public void A_roll_from_code_comes_after_what_waits()
    {
        using var folder = new TempFolder();
        var roller = new AcrilogFileRoller();
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => (options.Buffered, options.Roller) = (true, roller)))
        {
            log.Information("before");
            roller.Roll();
            log.Information("after");
        }

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:before| app20261122_001.log:after|"));
    }

    [Test]
    public void An_event_after_disposal_is_said_and_not_thrown()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var sink = AcrilogFileSinkBuilder.Build(new AcrilogFileOptions { Path = folder.File("app.log"), Buffered = true }, audit: false);
        sink.Dispose();
        sink.Dispose();

        sink.Emit(Some.Event("late"));

        Assert.That(sink.LateEvents, Is.EqualTo(1));
        Assert.That(said.Lines, Has.Count.EqualTo(1));
    }

    [TestCase("exit")]
    [TestCase("crash")]
    [TestCase("signal")]
    public async Task What_waits_is_written_when_the_process_ends_without_closing_the_log(string end)
    {
        using var folder = new TempFolder();
        using var workers = new WorkerProcesses();
        var process = workers.Keep(System.Diagnostics.Process.Start(WorkerProcesses.StartInfo("log-buffered", folder.File("app.log"), end))!);

        await WorkerProcesses.EndOf(process);

        Assert.That(folder.Read("app.log"), Is.EqualTo("one\ntwo\n"));
    }

    [TestCase("exit")]
    [TestCase("crash")]
    [TestCase("signal")]
    public async Task What_a_handler_of_the_end_logs_is_written_though_the_log_heard_of_the_end_before(string end)
    {
        using var folder = new TempFolder();
        using var workers = new WorkerProcesses();
        var process = workers.Keep(System.Diagnostics.Process.Start(WorkerProcesses.StartInfo("ending", "file", folder.File("app.log"), end))!);

        await WorkerProcesses.EndOf(process);

        Assert.That(folder.Read("app.log"), Is.EqualTo("one\ntwo\n"));
    }

    static Serilog.Core.Logger Open(TempFolder folder, FakeClock clock, FaultyDisk disk) =>
        FileLogs.Open(folder, clock, options => (options.Disk, options.Buffered) = (disk, true));

    static async Task Until(Func<bool> holds)
    {
        var giveUp = TimeProvider.System.GetTimestamp();
        while (!holds() && TimeProvider.System.GetElapsedTime(giveUp) < Patience) await Task.Yield();
        Assert.That(holds(), Is.True);
    }
}
