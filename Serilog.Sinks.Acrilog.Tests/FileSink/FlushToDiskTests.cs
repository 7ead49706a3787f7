using Serilog.Events;
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

    static int Flushes(FaultyDisk disk) => disk.Done.Count(operation => operation == DiskOperation.FlushToDisk);
}
