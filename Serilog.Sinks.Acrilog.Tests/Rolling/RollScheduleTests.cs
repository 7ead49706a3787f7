using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.Tests.Rolling;

public sealed class RollScheduleTests
{
    static readonly RollingInterval[] Ending = [.. Enum.GetValues<RollingInterval>().Where(i => i != RollingInterval.Infinite)];
    static readonly string[] Zones =
    [
        "UTC", "Europe/Berlin", "America/New_York", "America/Havana", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu",
        "Pacific/Apia", "Pacific/Chatham", "Africa/Casablanca",
    ];

    // Zone, interval, now; then start and end of the period, all in UTC, and the label.
    [TestCase("UTC", RollingInterval.Year, "2026-11-22T13:45:30Z", "2026-01-01T00:00Z", "2027-01-01T00:00Z", "2026-01-01T00:00")]
    [TestCase("UTC", RollingInterval.Month, "2026-11-22T13:45:30Z", "2026-11-01T00:00Z", "2026-12-01T00:00Z", "2026-11-01T00:00")]
    [TestCase("UTC", RollingInterval.Day, "2026-11-22T13:45:30Z", "2026-11-22T00:00Z", "2026-11-23T00:00Z", "2026-11-22T00:00")]
    [TestCase("UTC", RollingInterval.Hour, "2026-11-22T13:45:30Z", "2026-11-22T13:00Z", "2026-11-22T14:00Z", "2026-11-22T13:00")]
    [TestCase("UTC", RollingInterval.Minute, "2026-11-22T13:45:30Z", "2026-11-22T13:45Z", "2026-11-22T13:46Z", "2026-11-22T13:45")]
    // The last instant of a period, and the first of the next.
    [TestCase("UTC", RollingInterval.Day, "2026-11-22T23:59:59.9999999Z", "2026-11-22T00:00Z", "2026-11-23T00:00Z", "2026-11-22T00:00")]
    [TestCase("UTC", RollingInterval.Day, "2026-11-23T00:00:00Z", "2026-11-23T00:00Z", "2026-11-24T00:00Z", "2026-11-23T00:00")]
    // A zone of 5:45 h.
    [TestCase("Asia/Kathmandu", RollingInterval.Day, "2026-11-22T18:15Z", "2026-11-22T18:15Z", "2026-11-23T18:15Z", "2026-11-23T00:00")]
    [TestCase("Asia/Kathmandu", RollingInterval.Hour, "2026-11-22T18:14Z", "2026-11-22T17:15Z", "2026-11-22T18:15Z", "2026-11-22T23:00")]
    // Berlin's day of 23 hours and of 25.
    [TestCase("Europe/Berlin", RollingInterval.Day, "2026-03-29T12:00Z", "2026-03-28T23:00Z", "2026-03-29T22:00Z", "2026-03-29T00:00")]
    [TestCase("Europe/Berlin", RollingInterval.Day, "2026-10-25T12:00Z", "2026-10-24T22:00Z", "2026-10-25T23:00Z", "2026-10-25T00:00")]
    // Berlin's skipped hour, and both of its repeated ones.
    [TestCase("Europe/Berlin", RollingInterval.Hour, "2026-03-29T00:30Z", "2026-03-29T00:00Z", "2026-03-29T01:00Z", "2026-03-29T01:00")]
    [TestCase("Europe/Berlin", RollingInterval.Hour, "2026-03-29T01:00Z", "2026-03-29T01:00Z", "2026-03-29T02:00Z", "2026-03-29T03:00")]
    [TestCase("Europe/Berlin", RollingInterval.Hour, "2026-10-25T00:30Z", "2026-10-25T00:00Z", "2026-10-25T01:00Z", "2026-10-25T02:00")]
    [TestCase("Europe/Berlin", RollingInterval.Hour, "2026-10-25T01:30Z", "2026-10-25T01:00Z", "2026-10-25T02:00Z", "2026-10-25T02:00")]
    [TestCase("Europe/Berlin", RollingInterval.Minute, "2026-10-25T00:59:10Z", "2026-10-25T00:59Z", "2026-10-25T01:00Z", "2026-10-25T02:59")]
    [TestCase("Europe/Berlin", RollingInterval.Minute, "2026-10-25T01:00:10Z", "2026-10-25T01:00Z", "2026-10-25T01:01Z", "2026-10-25T02:00")]
    // Havana reads midnight twice (01:00 back to 00:00) and skips it in spring (00:00 on to 01:00).
    [TestCase("America/Havana", RollingInterval.Day, "2025-11-02T05:30Z", "2025-11-02T04:00Z", "2025-11-03T05:00Z", "2025-11-02T00:00")]
    [TestCase("America/Havana", RollingInterval.Day, "2025-03-09T05:00Z", "2025-03-09T05:00Z", "2025-03-10T04:00Z", "2025-03-09T00:00")]
    // Sao Paulo set midnight back to 23:00 of the day before.
    [TestCase("America/Sao_Paulo", RollingInterval.Day, "2018-02-18T02:30Z", "2018-02-17T02:00Z", "2018-02-18T03:00Z", "2018-02-17T00:00")]
    // Goose Bay set 00:01 back to 23:01: the day that had begun goes on.
    [TestCase("America/Goose_Bay", RollingInterval.Day, "2010-11-07T03:30Z", "2010-11-07T03:00Z", "2010-11-08T04:00Z", "2010-11-07T00:00")]
    // Lord Howe moves by half an hour: 02:00 back to 01:30, and on to 02:30.
    [TestCase("Australia/Lord_Howe", RollingInterval.Hour, "2026-04-04T14:40Z", "2026-04-04T14:00Z", "2026-04-04T15:30Z", "2026-04-05T01:00")]
    [TestCase("Australia/Lord_Howe", RollingInterval.Hour, "2026-04-04T15:20Z", "2026-04-04T14:00Z", "2026-04-04T15:30Z", "2026-04-05T01:00")]
    [TestCase("Australia/Lord_Howe", RollingInterval.Hour, "2026-10-03T15:40Z", "2026-10-03T15:30Z", "2026-10-03T16:00Z", "2026-10-04T02:00")]
    [TestCase("Australia/Lord_Howe", RollingInterval.Day, "2026-04-04T15:20Z", "2026-04-04T13:00Z", "2026-04-05T13:30Z", "2026-04-05T00:00")]
    // Samoa had no 30 December 2011.
    [TestCase("Pacific/Apia", RollingInterval.Day, "2011-12-30T09:59Z", "2011-12-29T10:00Z", "2011-12-30T10:00Z", "2011-12-29T00:00")]
    [TestCase("Pacific/Apia", RollingInterval.Day, "2011-12-30T10:00Z", "2011-12-30T10:00Z", "2011-12-31T10:00Z", "2011-12-31T00:00")]
    public void A_period_lies_between_two_readings_of_the_zones_clocks(string zone, RollingInterval interval, string now, string start,
        string end, string label)
    {
        var schedule = new RollSchedule(interval, TimeZoneInfo.FindSystemTimeZoneById(zone));

        var period = schedule.PeriodOf(Utc(now));

        Assert.That(period, Is.EqualTo(new Period(Utc(start), Utc(end), DateTime.Parse(label, CultureInfo.InvariantCulture))));
    }

    [Test]
    public void Without_an_interval_there_is_one_period_for_all_time()
    {
        var schedule = new RollSchedule(RollingInterval.Infinite, TimeZoneInfo.Utc);

        Assert.That(schedule.PeriodOf(DateTimeOffset.UnixEpoch), Is.EqualTo(schedule.PeriodOf(DateTimeOffset.MaxValue.AddTicks(-1))));
    }

    [TestCaseSource(nameof(Ending))]
    public void The_last_period_before_the_end_of_time_ends_there(RollingInterval interval)
    {
        var last = new DateTimeOffset(9999, 12, 31, 23, 59, 30, TimeSpan.Zero);

        var period = new RollSchedule(interval, TimeZoneInfo.Utc).PeriodOf(last);

        Assert.That(period.End, Is.EqualTo(DateTimeOffset.MaxValue));
    }

    [Test]
    public void A_small_step_back_of_the_clock_stays_in_the_period_and_a_large_one_leaves_it()
    {
        var period = new RollSchedule(RollingInterval.Day, TimeZoneInfo.Utc).PeriodOf(Utc("2026-11-22T00:00:01Z"));

        Assert.That(period.Holds(Utc("2026-11-21T23:59:00Z")), Is.True);
        Assert.That(period.Holds(Utc("2026-11-21T23:58:59Z")), Is.False);
    }

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public Property Periods_hold_their_instant_and_follow_one_another_without_gap_or_overlap(uint seconds, byte zoneChoice, byte intervalChoice)
    {
        var zone = Zones[zoneChoice % Zones.Length];
        var interval = Ending[intervalChoice % Ending.Length];
        var schedule = new RollSchedule(interval, TimeZoneInfo.FindSystemTimeZoneById(zone));
        // Spread over 1990 to 2040, by a step that is prime to the units of the calendar.
        var now = new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds * 7919L % (50L * 365 * 86400));

        var period = schedule.PeriodOf(now);
        var next = schedule.PeriodOf(period.End);
        var last = schedule.PeriodOf(period.End.AddTicks(-1));
        var first = schedule.PeriodOf(period.Start);

        var ok = period.Start <= now && now < period.End && last == period && first == period && next.Start == period.End
            && (next.Label > period.Label || interval is RollingInterval.Hour or RollingInterval.Minute);
        return ok.Label($"{zone} {interval} {now:O}: {period}, first {first}, last {last}, next {next}");
    }

    [TestCaseSource(nameof(Zones))]
    public void Every_day_of_thirty_years_begins_once_when_its_date_is_first_read(string zone)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var schedule = new RollSchedule(RollingInterval.Day, info);
        var period = schedule.PeriodOf(Utc("1996-01-01T00:00Z"));

        while (period.Start < Utc("2026-01-01T00:00Z"))
        {
            var next = schedule.PeriodOf(period.End);
            Assert.That(next.Start, Is.EqualTo(period.End));
            Assert.That(TimeZoneInfo.ConvertTime(next.Start, info).Date, Is.EqualTo(next.Label));
            Assert.That(TimeZoneInfo.ConvertTime(next.Start.AddTicks(-1), info).Date, Is.LessThan(next.Label));
            period = next;
        }
    }

    [TestCaseSource(nameof(Zones))]
    public void Every_hour_of_a_year_has_its_own_label_on_all_clocks_of_the_zone(string zone)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var schedule = new RollSchedule(RollingInterval.Hour, info);
        var period = schedule.PeriodOf(Utc("2011-06-01T00:00Z"));

        while (period.Start < Utc("2012-06-01T00:00Z"))
        {
            var length = period.End - period.Start;
            Assert.That(length, Is.GreaterThan(TimeSpan.Zero).And.LessThanOrEqualTo(TimeSpan.FromMinutes(90)));
            Assert.That(Hour(period.Start), Is.EqualTo(period.Label));
            Assert.That(Hour(period.End.AddTicks(-1)), Is.EqualTo(period.Label));
            period = schedule.PeriodOf(period.End);
        }

        DateTime Hour(DateTimeOffset instant)
        {
            var reading = TimeZoneInfo.ConvertTime(instant, info).DateTime;
            return reading.Date.AddHours(reading.Hour);
        }
    }

    static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
