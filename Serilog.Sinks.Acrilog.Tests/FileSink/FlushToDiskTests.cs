using Serilog.Events;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
public sealed class FlushToDiskTests
{
    [Test]
    public void Without_a_setting_the_system_decides()
    {
        using var folder = new TempFolder();
        var disk = new FaultyDisk();
        using (var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.Disk = disk)) log.Fatal("one");

        Assert.That(disk.Done, Has.None.EqualTo(DiskOperation.FlushToDisk));
    }

    [Test]
    public void The_interval_flushes_what_was_written_since_the_last_time()
    {
        using var folder = new TempFolder();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        using var log = FileLogs.Open(folder, clock, options => (options.Disk, options.FlushToDiskInterval) = (disk, TimeSpan.FromSeconds(2)));
        log.Information("one");
        Assert.That(Flushes(disk), Is.Zero);

        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.That(Flushes(disk), Is.EqualTo(1));
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.That(Flushes(disk), Is.EqualTo(1));
    }

    [Test]
    public void The_level_flushes_before_the_call_returns()
    {
        using var folder = new TempFolder();
        var disk = new FaultyDisk();
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
            (options.Disk, options.FlushToDiskOnLevel) = (disk, LogEventLevel.Error));

        log.Warning("one");
        Assert.That(Flushes(disk), Is.Zero);
        log.Error("two");
        log.Fatal("three");

        Assert.That(Flushes(disk), Is.EqualTo(2));
    }

    [Test]
    public void A_file_is_flushed_before_it_is_left()
    {
        using var folder = new TempFolder();
        var disk = new FaultyDisk();
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options =>
            (options.Disk, options.FlushToDiskInterval, options.FileSizeLimitBytes) = (disk, TimeSpan.FromHours(1), 1));

        log.Information("one");
        log.Information("two");

        Assert.That(Flushes(disk), Is.EqualTo(1));
    }

    [Test]
    public void A_flush_that_fails_is_said_once_and_tried_again()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        using var log = FileLogs.Open(folder, clock, options => (options.Disk, options.FlushToDiskInterval) = (disk, TimeSpan.FromSeconds(1)));
        disk.FailNext(DiskOperation.FlushToDisk, times: 2);
        log.Information("one");

        clock.Advance(TimeSpan.FromSeconds(3));

        Assert.That(Flushes(disk), Is.EqualTo(1));
        Assert.That(said.Lines, Has.Count.EqualTo(1));
    }

    [Test]
    public void An_audit_event_that_is_not_on_the_disk_throws()
    {
        using var folder = new TempFolder();
        var disk = new FaultyDisk();
        using var log = new LoggerConfiguration().AuditTo.AcrilogFile(options =>
            (options.Path, options.Disk, options.FlushToDiskOnLevel) = (folder.File("app.log"), disk, LogEventLevel.Information)).CreateLogger();
        disk.FailNext(DiskOperation.FlushToDisk);

        Assert.That(() => log.Information("one"), Throws.InstanceOf<AggregateException>());
    }

    [Test]
    public void A_flush_waits_for_the_one_that_has_its_events_in_hand()
    {
        using var folder = new TempFolder();
        using var begun = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var disk = new FaultyDisk();
        disk.Flushing = () =>
        {
            begun.Set();
            goOn.Wait();
        };
        var path = folder.File("app.log");
        using var file = new LogFile(path, disk.Open(path, mode: null), new FileShape(System.Text.Encoding.ASCII), disk);
        file.Append("one\n"u8);
        var first = new Thread(file.FlushToDisk);
        var flushesWhenSecondReturned = -1;
        var second = new Thread(() =>
        {
            file.FlushToDisk();
            flushesWhenSecondReturned = Flushes(disk);
        });

        first.Start();
        begun.Wait();
        second.Start();
        SpinWait.SpinUntil(() => second.ThreadState is ThreadState.WaitSleepJoin or ThreadState.Stopped);
        goOn.Set();
        first.Join();
        second.Join();

        Assert.That(flushesWhenSecondReturned, Is.EqualTo(1));
    }

    static int Flushes(FaultyDisk disk) => disk.Done.Count(operation => operation == DiskOperation.FlushToDisk);
}
