using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

public sealed class RollingByTimeTests
{
    static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Test]
    public void A_new_day_begins_a_new_file_at_midnight_of_the_clocks_zone()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(new DateTimeOffset(2026, 11, 22, 22, 59, 59, 999, TimeSpan.Zero), Berlin);
        using var log = FileLogs.Open(folder, clock);

        log.Information("before");
        clock.Advance(TimeSpan.FromMilliseconds(1));
        log.Information("after");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:before| app20261123.log:after|"));
    }

    [Test]
    public void The_clock_decides_the_file_and_not_the_events_timestamp()
    {
        using var folder = new TempFolder();
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant));

        log.Write(Some.Event("old", at: Some.Instant.AddDays(-3)));
        log.Write(Some.Event("new", at: Some.Instant.AddDays(3)));

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:old|new|"));
    }

    [Test]
    public void After_days_without_an_event_the_next_file_is_that_of_its_own_day()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using var log = FileLogs.Open(folder, clock);

        log.Information("one");
        clock.Advance(TimeSpan.FromDays(10));
        log.Information("two");
        log.Information("three");
        clock.Advance(TimeSpan.FromDays(1));
        log.Information("four");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:one| app20261202.log:two|three| app20261203.log:four|"));
    }

    [Test]
    public void Both_hours_of_a_repeated_one_are_in_the_file_of_their_name()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), Berlin);
        using var log = FileLogs.Open(folder, clock, options => options.RollingInterval = RollingInterval.Hour);

        foreach (var text in new[] { "summer", "winter", "three" })
        {
            log.Information(text);
            clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.That(folder.Listing(), Is.EqualTo("app2026102502.log:summer|winter| app2026102503.log:three|"));
    }

    [Test]
    public void A_clock_set_back_by_a_day_goes_back_to_that_days_file()
    {
        using var folder = new TempFolder();
        var clock = new FakeClock(Some.Instant);
        using var log = FileLogs.Open(folder, clock);

        log.Information("today");
        clock.SetWall(Some.Instant.AddYears(4));
        log.Information("wrong");
        clock.SetWall(Some.Instant);
        log.Information("right again");

        Assert.That(folder.Listing(), Is.EqualTo("app20261122.log:today|right again| app20301122.log:wrong|"));
    }

    [Test]
    public void A_clock_stepped_back_over_midnight_by_seconds_keeps_the_new_file_and_deletes_none()
    {
        using var folder = new TempFolder();
        var midnight = new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
        var clock = new FakeClock(midnight);
        using var log = FileLogs.Open(folder, clock, options => options.RetainedFileCountLimit = 1);

        log.Information("one");
        clock.SetWall(midnight.AddSeconds(-2));
        log.Information("two");

        Assert.That(folder.Listing(), Is.EqualTo("app20261123.log:one|two|"));
    }

    [TestCase(RollingInterval.Infinite, "app.log")]
    [TestCase(RollingInterval.Year, "app2026.log")]
    [TestCase(RollingInterval.Month, "app202611.log")]
    [TestCase(RollingInterval.Day, "app20261122.log")]
    [TestCase(RollingInterval.Hour, "app2026112213.log")]
    [TestCase(RollingInterval.Minute, "app202611221345.log")]
    public void Each_interval_names_its_file(RollingInterval interval, string name)
    {
        using var folder = new TempFolder();
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.RollingInterval = interval);

        log.Information("x");

        Assert.That(folder.NameList(), Is.EqualTo(name));
    }
}
