using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[NonParallelizable]
public sealed class StableNamingTests
{
    [Test]
    public void The_active_file_keeps_its_name_and_those_before_are_called_by_the_period_they_cover()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using var log = Open(folder, clock);

        log.Information("one");
        clock.Advance(TimeSpan.FromDays(1));
        log.Information("two");
        clock.SetWall(Some.Instant.AddDays(9));
        log.Information("three");

        Assert.That(folder.Listing(), Is.EqualTo("app.log:three| app20261122.log:one| app20261123.log:two|"));
    }

    [Test]
    public void Within_a_period_the_files_before_are_numbered()
    {
        using var folder = new TempFolder();
        using var log = Open(folder, new FakeClock(Some.Instant), options => options.FileSizeLimitBytes = 4);

        foreach (var text in new[] { "one", "two", "six" }) log.Information(text);

        Assert.That(folder.Listing(), Is.EqualTo("app.log:six| app20261122.log:one| app20261122_001.log:two|"));
    }

    [Test]
    public void Without_an_interval_every_file_before_has_a_number()
    {
        using var folder = new TempFolder();
        using var log = Open(folder, new FakeClock(Some.Instant), options =>
        {
            options.RollingInterval = RollingInterval.Infinite;
            options.FileSizeLimitBytes = 4;
        });

        foreach (var text in new[] { "one", "two", "six" }) log.Information(text);

        Assert.That(folder.Listing(), Is.EqualTo("app.log:six| app_001.log:one| app_002.log:two|"));
    }

    [Test]
    public void An_idle_file_rolls_when_its_period_ends_and_an_empty_one_never_does()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(new DateTimeOffset(2026, 11, 22, 23, 59, 0, TimeSpan.Zero));
        using var log = Open(folder, clock);

        log.Information("one");
        clock.Advance(TimeSpan.FromSeconds(60) - TimeSpan.FromTicks(1));
        Assert.That(folder.NameList(), Is.EqualTo("app.log"));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(folder.Listing(), Is.EqualTo("app.log: app20261122.log:one|"));
        clock.Advance(TimeSpan.FromDays(3));
        log.Information("two");

        Assert.That(folder.Listing(), Is.EqualTo("app.log:two| app20261122.log:one|"));
    }

    [Test]
    public void A_clock_that_is_set_is_noticed_by_an_idle_file_within_a_minute()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using var log = Open(folder, clock);

        log.Information("one");
        clock.SetWall(Some.Instant.AddDays(1));
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.That(folder.NameList(), Is.EqualTo("app.log app20261122.log"));
    }

    [Test]
    public void A_clock_set_back_files_each_event_under_the_day_it_showed()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using var log = Open(folder, clock);

        log.Information("today");
        clock.SetWall(Some.Instant.AddDays(-3));
        log.Information("wrong");
        clock.SetWall(Some.Instant);
        log.Information("right again");
        clock.Advance(TimeSpan.FromDays(1));

        Assert.That(folder.Listing(),
            Is.EqualTo("app.log: app20261119.log:wrong| app20261122.log:today| app20261122_001.log:right again|"));
    }

    [TestCase("Australia/Lord_Howe", RollingInterval.Hour, "2026-04-04T14:50Z", "2026040501")]
    [TestCase("Europe/Berlin", RollingInterval.Hour, "2026-10-25T00:50Z", "2026102502")]
    [TestCase("Pacific/Apia", RollingInterval.Day, "2011-12-30T09:50Z", "20111229")]
    public void An_idle_file_rolls_where_the_clocks_of_its_zone_change(string zone, RollingInterval interval, string start, string name)
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(DateTimeOffset.Parse(start, null));
        using var log = Open(folder, clock, options =>
        {
            options.RollingInterval = interval;
            options.TimeZone = zone;
        });
        log.Information("one");

        clock.Advance(TimeSpan.FromMinutes(zone == "Australia/Lord_Howe" ? 39 : 9));
        Assert.That(folder.NameList(), Is.EqualTo("app.log"));
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.That(folder.Listing(), Is.EqualTo($"app.log: app{name}.log:one|"));
    }

    [Test]
    public void Nothing_happens_after_disposal()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using (var log = Open(folder, clock)) log.Information("one");

        clock.Advance(TimeSpan.FromDays(2));

        Assert.That(folder.NameList(), Is.EqualTo("app.log"));
        Assert.That(clock.TimerCount, Is.Zero);
    }

    [TestCase("2026-11-22T00:00:00Z", "app.log:before|new|")]
    [TestCase("2026-11-21T23:59:59Z", "app.log:new| app20261121.log:before|")]
    [TestCase("2026-10-01T12:00:00Z", "app.log:new| app20261001.log:before|")]
    [TestCase("2027-01-01T12:00:00Z", "app.log:new| app20270101.log:before|")]
    public void What_an_earlier_process_left_is_continued_or_rolled_by_its_last_write(string lastWrite, string expected)
    {
        using var folder = new TempFolder();
        folder.Write("app.log", "before\n");
        System.IO.File.SetLastWriteTimeUtc(folder.File("app.log"), DateTimeOffset.Parse(lastWrite, null).UtcDateTime);
        using (var log = Open(folder, new FakeClock(Some.Instant))) log.Information("new");

        Assert.That(folder.Listing(), Is.EqualTo(expected));
    }

    [Test]
    public void The_length_that_an_earlier_process_left_counts()
    {
        using var folder = new TempFolder();
        folder.Write("app.log", "before\n");
        System.IO.File.SetLastWriteTimeUtc(folder.File("app.log"), Some.Instant.UtcDateTime);
        using (var log = Open(folder, new FakeClock(Some.Instant), options => options.FileSizeLimitBytes = 8)) log.Information("new");

        Assert.That(folder.Listing(), Is.EqualTo("app.log:new| app20261122.log:before|"));
    }

    [Test]
    public void No_file_that_lies_there_is_overwritten()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using var log = Open(folder, clock);
        log.Information("one");
        folder.Write("app20261122.log", "theirs");
        folder.Write("app20261122_001.log.gz", "zip");
        Directory.CreateDirectory(folder.File("app20261122_002.log"));

        clock.Advance(TimeSpan.FromDays(1));
        log.Information("two");

        Assert.That(folder.Listing(), Is.EqualTo("app.log:two| app20261122.log:theirs app20261122_001.log.gz:zip app20261122_003.log:one|"));
    }

    [Test]
    public void The_number_goes_on_after_the_highest_there_is()
    {
        using var folder = new TempFolder();
        folder.Write("app20261122_1000.log.gz", "zip");
        using var log = Open(folder, new FakeClock(Some.Instant), options => options.FileSizeLimitBytes = 4);

        log.Information("one");
        log.Information("two");

        Assert.That(folder.NameList(), Is.EqualTo("app.log app20261122_1000.log.gz app20261122_1001.log"));
    }

    [Test]
    public void A_rename_that_fails_keeps_appending_and_truncates_nothing()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        using var log = Open(folder, clock, options => options.Disk = disk);
        log.Information("one");
        disk.FailAll(DiskOperation.Move);

        clock.Advance(TimeSpan.FromDays(1));
        log.Information("two");
        disk.Heal();
        clock.Advance(TimeSpan.FromMinutes(2));
        log.Information("three");

        Assert.That(folder.Listing(), Is.EqualTo("app.log:three| app20261122.log:one|two|"));
        Assert.That(said.Lines, Has.One.Contains("cannot roll"));
    }

    [Test]
    public void A_new_file_that_cannot_be_begun_leaves_the_old_one_its_name_and_its_events()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        using var log = Open(folder, clock, options => options.Disk = disk);
        log.Information("one");
        disk.FailAll(DiskOperation.Open);

        clock.Advance(TimeSpan.FromDays(1));
        log.Information("two");

        Assert.That(folder.Listing(), Is.EqualTo("app.log:one|two|"));
        Assert.That(said.Lines, Has.One.Contains("cannot roll"));
    }

    [Test]
    [Platform("Linux")]
    public void A_rename_that_fails_for_days_keeps_all_in_the_active_file()
    {
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        var (clock, disk) = (new FakeClock(Some.Instant), new FaultyDisk());
        disk.FailAll(DiskOperation.Move);
        using (var log = Open(folder, clock, options => options.Disk = disk))
            for (var day = 0; day < 4; day++)
            {
                log.Information("{Day}", day);
                clock.Advance(TimeSpan.FromDays(1));
            }

        Assert.That(folder.Listing(), Is.EqualTo("app.log:0|1|2|3|"));
        Assert.That(said.Lines, Has.Count.EqualTo(1).And.One.Contains("cannot roll"));
    }

    [Test]
    public void The_active_file_counts_as_one_of_those_kept()
    {
        using var folder = new TempFolder();
        using (var log = Open(folder, new FakeClock(Some.Instant), options =>
        {
            options.FileSizeLimitBytes = 2;
            options.RetainedFileCountLimit = 3;
        }))
            foreach (var text in "abcdef") log.Information("{Text:l}", text.ToString());

        Assert.That(folder.Listing(), Is.EqualTo("app.log:f| app20261122_003.log:d| app20261122_004.log:e|"));
    }

    static Serilog.Core.Logger Open(TempFolder folder, FakeClock clock, Action<AcrilogFileOptions>? configure = null) =>
        FileLogs.Open(folder, clock, options =>
        {
            options.Naming = FileNaming.Stable;
            configure?.Invoke(options);
        });
}
