using Serilog.Events;
using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.FileSink;
using Serilog.Sinks.Acrilog.Rolling;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
public sealed class WriteFaultTests
{
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    [Test]
    public void A_write_that_fails_half_way_is_cut_back_and_tried_again_in_order()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk { TornBytes = 2 });
        using var log = Open(folder, clock, disk);
        log.Information("one");

        disk.FailNext(DiskOperation.Write);
        log.Information("two");
        log.Information("three");
        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|"));
        clock.Advance(FirstPause);

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|two|three|"));
        Assert.That(said.Lines, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_cut_that_fails_too_is_made_before_the_next_write()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk { TornBytes = 2 });
        using var log = Open(folder, clock, disk);
        log.Information("one");

        disk.FailAll(DiskOperation.Write);
        disk.FailAll(DiskOperation.Cut);
        log.Information("two");
        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|tw"));
        disk.Heal();
        clock.Advance(FirstPause);

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|two|"));
    }

    [Test]
    [Platform("Linux", Reason = "On Windows nobody else may cut the file.")]
    public void A_file_that_others_cut_before_what_was_torn_goes_on_with_a_line_of_its_own()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk { TornBytes = 2 });
        using var log = FileLogs.Open(folder, clock, options => (options.Disk, options.FileCheckInterval) = (disk, TimeSpan.Zero));
        log.Information("one");
        disk.FailNext(DiskOperation.Write);
        disk.FailAll(DiskOperation.Cut);
        log.Information("two");
        folder.Write("app20261122.log", "on");

        disk.Heal();
        clock.Advance(FirstPause);

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:on|two|"));
    }

    [Test]
    public void The_pause_doubles_and_nothing_is_tried_between()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        using var log = Open(folder, clock, disk);
        disk.FailAll(DiskOperation.Write);
        log.Information("one");
        for (var pause = FirstPause; pause < TimeSpan.FromSeconds(2); pause *= 2) clock.Advance(pause);
        disk.Heal();

        log.Information("two");
        clock.Advance(TimeSpan.FromMilliseconds(3199));
        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:"));
        clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|two|"));
    }

    [Test]
    public void A_timer_that_fires_a_little_early_is_not_the_last_one()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant) { TimersEarlyBy = TimeSpan.FromTicks(1) }, new FaultyDisk());
        using var log = Open(folder, clock, disk);
        disk.FailNext(DiskOperation.Write, times: 2);
        log.Information("one");

        clock.Advance(FirstPause * 4);

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|"));
    }

    [Test]
    public void More_than_the_limit_does_not_wait_and_the_drops_are_counted_and_said_once()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        using var log = Open(folder, clock, disk);
        var mebibyte = new string('x', 1024 * 1024);
        disk.FailAll(DiskOperation.Write);
        for (var i = 0; i < 20; i++) log.Information("{Number}{Text}", i, mebibyte);

        disk.Heal();
        clock.Advance(FirstPause);
        log.Information("after");

        var kept = folder.Read("app20261122.log").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(kept.Select(line => line.TrimEnd('x')), Is.EqualTo(Enumerable.Range(0, 15).Select(i => $"{i}").Append("after")));
        Assert.That(said.Lines, Has.One.Contains("5 events were dropped"));
        Assert.That(said.Lines, Has.Count.EqualTo(2));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void An_event_too_large_to_wait_is_the_only_one_that_is_dropped(bool buffered)
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        var delivery = new FileDelivery(FileOn(folder, disk, clock), new FlushRules(null, null), audit: false, clock);
        disk.FailNext(DiskOperation.Write);
        Append(new string('x', (int)RetryingFile.WaitingLimitBytes + 1));

        Append("one\n");
        disk.FailNext(DiskOperation.Write);
        Append("two\n");
        clock.Advance(FirstPause);
        delivery.Dispose();

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|two|"));
        Assert.That(said.Lines, Has.One.Contains("1 events were dropped"));
        Assert.That(said.Lines, Has.Count.EqualTo(4));

        void Append(string text)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(text);
            if (!buffered)
            {
                delivery.Append(bytes, LogEventLevel.Information);
                return;
            }
            var block = new RecordBlock(bytes.Length);
            block.Add(bytes, new RecordTag(LogEventLevel.Information, clock.GetUtcNow().UtcTicks));
            delivery.Append(block);
        }
    }

    [Test]
    public void What_still_waits_is_tried_once_more_when_the_logger_is_disposed()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var disk = new FaultyDisk();
        disk.FailNext(DiskOperation.Write);
        using (var log = Open(folder, new FakeClock(Some.Instant), disk)) log.Information("one");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|"));
    }

    [Test]
    public void What_cannot_be_written_at_disposal_either_is_counted()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var disk = new FaultyDisk();
        disk.FailAll(DiskOperation.Open);
        using (var log = Open(folder, new FakeClock(Some.Instant), disk))
        {
            log.Information("one");
            log.Information("two");
        }

        Assert.That(said.Lines, Has.One.Contains("2 events are lost"));
    }

    [Test]
    public void An_audit_event_that_fails_throws_and_is_not_written_later()
    {
        using var folder = new TempFolder();
        var disk = new FaultyDisk { TornBytes = 2 };
        using var log = new LoggerConfiguration().AuditTo.AcrilogFile(options =>
        {
            options.Path = folder.File("app.log");
            options.OutputTemplate = "{Message:lj}\n";
            options.RollingInterval = RollingInterval.Infinite;
            options.Disk = disk;
        }).CreateLogger();
        log.Information("one");

        disk.FailNext(DiskOperation.Write);
        Assert.That(() => log.Information("two"), Throws.InstanceOf<AggregateException>());
        log.Information("three");

        Assert.That(folder.Listing(), Is.EqualTo("app.log:one|three|"));
    }

    [Test]
    public void An_existing_file_that_cannot_be_opened_is_passed_over()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        folder.Write("app20261122.log", "not ours to write\n");
        var disk = new FaultyDisk();
        using var log = Open(folder, new FakeClock(Some.Instant), disk);

        disk.FailNext(DiskOperation.Open);
        log.Information("one");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:not ours to write| app20261122_001.log:one|"));
        Assert.That(said.Lines, Has.One.Contains("takes the next number"));
    }

    [Test]
    public void A_full_disk_creates_no_row_of_empty_files()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        using var log = FileLogs.Open(folder, clock, options => (options.Disk, options.Encoding) = (disk, System.Text.Encoding.UTF8));
        disk.FailAll(DiskOperation.Write);

        log.Information("one");
        clock.Advance(TimeSpan.FromMinutes(10));
        disk.Heal();
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one|"));
    }

    static RollingFile FileOn(TempFolder folder, FaultyDisk disk, FakeClock clock)
    {
        var timing = new RollTiming(RollingInterval.Day);
        var schedule = new RollSchedule(timing, TimeZoneInfo.Utc);
        var shape = new FileShape(new System.Text.UTF8Encoding(false));
        var naming = new DatedNaming("app.log", timing.DateFormat);
        var files = new LogFolder(new FolderIndex(folder.Path, naming), naming, shape, disk);
        var jobs = new Housekeeping(TimeSpan.FromSeconds(1));
        var keeper = new FileKeeper(files, new RetentionPolicy(null, null, null),
            new RetriedCompression(new FileCompressor(files, shape, disk), jobs, clock), compresses: false, jobs);
        return new RollingFile(new DatedSuccession(files, schedule, keeper, link: null), new RollRules(schedule, null, false), keeper,
            new FileWatch(TimeSpan.FromSeconds(1), clock.GetUtcNow()), clock);
    }

    static Serilog.Core.Logger Open(TempFolder folder, FakeClock clock, FaultyDisk disk) =>
        FileLogs.Open(folder, clock, options => options.Disk = disk);
}
