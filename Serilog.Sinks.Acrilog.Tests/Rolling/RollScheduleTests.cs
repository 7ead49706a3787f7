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
        var schedule = new RollSchedule(new RollTiming(interval), TimeZoneInfo.FindSystemTimeZoneById(zone));

        var period = schedule.PeriodOf(Utc(now));

        Assert.That(period, Is.EqualTo(new Period(Utc(start), Utc(end), DateTime.Parse(label, CultureInfo.InvariantCulture))));
    }

    // Every N intervals. Hours, minutes and seconds are counted from midnight, the rest from the start of the calendar.
    [TestCase("UTC", "6 Hour", "2026-11-22T13:45:30Z", "2026-11-22T12:00Z", "2026-11-22T18:00Z", "2026-11-22T12:00")]
    [TestCase("UTC", "5 Hour", "2026-11-22T23:45:30Z", "2026-11-22T20:00Z", "2026-11-23T00:00Z", "2026-11-22T20:00")]
    [TestCase("UTC", "15 Minute", "2026-11-22T13:45:30Z", "2026-11-22T13:45Z", "2026-11-22T14:00Z", "2026-11-22T13:45")]
    [TestCase("UTC", "90 Minute", "2026-11-22T13:45:30Z", "2026-11-22T13:30Z", "2026-11-22T15:00Z", "2026-11-22T13:30")]
    [TestCase("UTC", "10 Second", "2026-11-22T13:45:39.9Z", "2026-11-22T13:45:30Z", "2026-11-22T13:45:40Z", "2026-11-22T13:45:30")]
    [TestCase("UTC", "7 Second", "2026-11-22T23:59:59Z", "2026-11-22T23:59:54Z", "2026-11-23T00:00:00Z", "2026-11-22T23:59:54")]
    [TestCase("UTC", "2 Day", "2026-11-22T13:45:30Z", "2026-11-21T00:00Z", "2026-11-23T00:00Z", "2026-11-21T00:00")]
    [TestCase("UTC", "7 Day", "2026-11-22T13:45:30Z", "2026-11-16T00:00Z", "2026-11-23T00:00Z", "2026-11-16T00:00")]
    [TestCase("UTC", "3 Month", "2026-11-22T13:45:30Z", "2026-10-01T00:00Z", "2027-01-01T00:00Z", "2026-10-01T00:00")]
    [TestCase("UTC", "10 Year", "2026-11-22T13:45:30Z", "2020-01-01T00:00Z", "2030-01-01T00:00Z", "2020-01-01T00:00")]
    // At a time of day; the date is that of the start.
    [TestCase("UTC", "1 Day at 03:00", "2026-11-22T02:59:59Z", "2026-11-21T03:00Z", "2026-11-22T03:00Z", "2026-11-21T00:00")]
    [TestCase("UTC", "1 Day at 03:00", "2026-11-22T03:00Z", "2026-11-22T03:00Z", "2026-11-23T03:00Z", "2026-11-22T00:00")]
    [TestCase("UTC", "1 Month at 23:30", "2026-12-01T23:29Z", "2026-11-01T23:30Z", "2026-12-01T23:30Z", "2026-11-01T00:00")]
    [TestCase("UTC", "1 Year at 12:00", "2027-01-01T11:59Z", "2026-01-01T12:00Z", "2027-01-01T12:00Z", "2026-01-01T00:00")]
    // On a weekday, the very day it begins on included; 2026-11-22 is a Sunday.
    [TestCase("UTC", "1 Day on Sunday", "2026-11-22T00:00Z", "2026-11-22T00:00Z", "2026-11-29T00:00Z", "2026-11-22T00:00")]
    [TestCase("UTC", "1 Day on Sunday", "2026-11-21T23:59Z", "2026-11-15T00:00Z", "2026-11-22T00:00Z", "2026-11-15T00:00")]
    [TestCase("UTC", "1 Day on Monday", "2026-11-22T13:45Z", "2026-11-16T00:00Z", "2026-11-23T00:00Z", "2026-11-16T00:00")]
    [TestCase("UTC", "1 Day on Saturday", "2026-11-22T13:45Z", "2026-11-21T00:00Z", "2026-11-28T00:00Z", "2026-11-21T00:00")]
    [TestCase("UTC", "1 Day on Monday at 06:00", "2026-11-23T05:59Z", "2026-11-16T06:00Z", "2026-11-23T06:00Z", "2026-11-16T00:00")]
    [TestCase("UTC", "2 Day on Monday", "2026-11-22T13:45Z", "2026-11-09T00:00Z", "2026-11-23T00:00Z", "2026-11-09T00:00")]
    // Berlin: 02:30 is skipped in March, when the file begins at the jump, and read twice in October, when it begins once.
    [TestCase("Europe/Berlin", "1 Day at 02:30", "2026-03-29T00:59Z", "2026-03-28T01:30Z", "2026-03-29T01:00Z", "2026-03-28T00:00")]
    [TestCase("Europe/Berlin", "1 Day at 02:30", "2026-03-29T01:00Z", "2026-03-29T01:00Z", "2026-03-30T00:30Z", "2026-03-29T00:00")]
    [TestCase("Europe/Berlin", "1 Day at 02:30", "2026-10-25T01:10Z", "2026-10-25T00:30Z", "2026-10-26T01:30Z", "2026-10-25T00:00")]
    [TestCase("Europe/Berlin", "1 Day on Sunday", "2026-03-25T12:00Z", "2026-03-21T23:00Z", "2026-03-28T23:00Z", "2026-03-22T00:00")]
    [TestCase("Europe/Berlin", "6 Hour", "2026-03-29T02:00Z", "2026-03-28T23:00Z", "2026-03-29T04:00Z", "2026-03-29T00:00")]
    [TestCase("Europe/Berlin", "6 Hour", "2026-10-25T04:30Z", "2026-10-24T22:00Z", "2026-10-25T05:00Z", "2026-10-25T00:00")]
    // Both readings of 02:00 to 03:00 begin anew, in units that begin there.
    [TestCase("Europe/Berlin", "2 Hour", "2026-10-25T00:30Z", "2026-10-25T00:00Z", "2026-10-25T01:00Z", "2026-10-25T02:00")]
    [TestCase("Europe/Berlin", "2 Hour", "2026-10-25T02:30Z", "2026-10-25T01:00Z", "2026-10-25T03:00Z", "2026-10-25T02:00")]
    [TestCase("Australia/Lord_Howe", "30 Minute", "2026-04-04T14:40Z", "2026-04-04T14:30Z", "2026-04-04T15:00Z", "2026-04-05T01:30")]
    [TestCase("Australia/Lord_Howe", "30 Minute", "2026-04-04T15:20Z", "2026-04-04T15:00Z", "2026-04-04T15:30Z", "2026-04-05T01:30")]
    [TestCase("Australia/Lord_Howe", "1 Day at 02:15", "2026-10-03T15:30Z", "2026-10-03T15:30Z", "2026-10-04T15:15Z", "2026-10-04T00:00")]
    // Samoa skipped Friday, 30 December 2011: what begins on it begins with Saturday.
    [TestCase("Pacific/Apia", "1 Day on Friday", "2011-12-30T10:00Z", "2011-12-30T10:00Z", "2012-01-05T10:00Z", "2011-12-30T00:00")]
    [TestCase("Pacific/Apia", "1 Day at 03:00", "2011-12-30T09:59Z", "2011-12-29T13:00Z", "2011-12-30T10:00Z", "2011-12-29T00:00")]
    [TestCase("Pacific/Apia", "1 Day at 03:00", "2011-12-30T13:00Z", "2011-12-30T13:00Z", "2011-12-31T13:00Z", "2011-12-31T00:00")]
    [TestCase("Pacific/Apia", "6 Hour", "2011-12-30T10:00Z", "2011-12-30T10:00Z", "2011-12-30T16:00Z", "2011-12-31T00:00")]
    public void Several_intervals_times_of_day_and_weekdays_keep_to_the_calendar(string zone, string timing, string now, string start,
        string end, string label)
    {
        var period = new RollSchedule(Timing(timing), TimeZoneInfo.FindSystemTimeZoneById(zone)).PeriodOf(Utc(now));

        Assert.That(period, Is.EqualTo(new Period(Utc(start), Utc(end), DateTime.Parse(label, CultureInfo.InvariantCulture))));
    }

    [Test]
    public void Without_an_interval_there_is_one_period_for_all_time()
    {
        var schedule = new RollSchedule(new RollTiming(RollingInterval.Infinite), TimeZoneInfo.Utc);

        Assert.That(schedule.PeriodOf(DateTimeOffset.UnixEpoch), Is.EqualTo(schedule.PeriodOf(DateTimeOffset.MaxValue.AddTicks(-1))));
    }

    [TestCaseSource(nameof(Ending))]
    public void The_last_period_before_the_end_of_time_ends_there(RollingInterval interval)
    {
        var last = new DateTimeOffset(9999, 12, 31, 23, 59, 30, TimeSpan.Zero);

        var period = new RollSchedule(new RollTiming(interval), TimeZoneInfo.Utc).PeriodOf(last);

        Assert.That(period.End, Is.EqualTo(DateTimeOffset.MaxValue));
    }

    [Test]
    public void A_small_step_back_of_the_clock_stays_in_the_period_and_a_large_one_leaves_it()
    {
        var period = new RollSchedule(new RollTiming(RollingInterval.Day), TimeZoneInfo.Utc).PeriodOf(Utc("2026-11-22T00:00:01Z"));

        Assert.That(period.Holds(Utc("2026-11-21T23:59:00Z")), Is.True);
        Assert.That(period.Holds(Utc("2026-11-21T23:58:59Z")), Is.False);
    }

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public Property Periods_hold_their_instant_and_follow_one_another_without_gap_or_overlap(uint seconds, byte zoneChoice, byte intervalChoice)
    {
        var zone = Zones[zoneChoice % Zones.Length];
        var interval = Ending[intervalChoice % Ending.Length];
        var schedule = new RollSchedule(new RollTiming(interval), TimeZoneInfo.FindSystemTimeZoneById(zone));
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

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public Property Several_intervals_follow_one_another_without_gap_or_overlap(uint seconds, byte zoneChoice, byte every, ushort minutes, byte kind)
    {
        var zone = Zones[zoneChoice % Zones.Length];
        var timing = (kind % 7) switch
        {
            0 => new RollTiming(RollingInterval.Minute) { Every = every + 1 },
            1 => new RollTiming(RollingInterval.Hour) { Every = every % 24 + 1 },
            2 => new RollTiming(RollingInterval.Day) { EverySeconds = minutes + 1 },
            3 => new RollTiming(RollingInterval.Day) { Every = every + 1, AtTime = TimeSpan.FromMinutes(minutes % 1440) },
            4 => new RollTiming(RollingInterval.Day) { OnDay = (DayOfWeek)(every % 7), AtTime = TimeSpan.FromMinutes(minutes % 1440) },
            5 => new RollTiming(RollingInterval.Month) { Every = every % 120 + 1, AtTime = TimeSpan.FromMinutes(minutes % 1440) },
            _ => new RollTiming(RollingInterval.Year) { Every = every % 100 + 1 },
        };
        var schedule = new RollSchedule(timing, TimeZoneInfo.FindSystemTimeZoneById(zone));
        var now = new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds * 7919L % (50L * 365 * 86400));

        var period = schedule.PeriodOf(now);
        var next = schedule.PeriodOf(period.End);

        var ok = period.Start <= now && now < period.End && next.Start == period.End
            && schedule.PeriodOf(period.End.AddTicks(-1)) == period && schedule.PeriodOf(period.Start) == period
            && (next.Label > period.Label || kind % 7 < 3)
            && (kind % 7 != 4 || period.Label.DayOfWeek == timing.OnDay);
        return ok.Label($"{zone} {timing} {now:O}: {period}, next {next}");
    }

    [TestCaseSource(nameof(Zones))]
    public void Every_day_of_thirty_years_begins_once_when_its_date_is_first_read(string zone)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var schedule = new RollSchedule(new RollTiming(RollingInterval.Day), info);
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
        var schedule = new RollSchedule(new RollTiming(RollingInterval.Hour), info);
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

    // "2 Day on Monday at 06:00"
    static RollTiming Timing(string text)
    {
        var words = text.Split(' ');
        var every = int.Parse(words[0], CultureInfo.InvariantCulture);
        var (on, at) = (Array.IndexOf(words, "on"), Array.IndexOf(words, "at"));
        var seconds = words[1] == "Second";
        return new RollTiming(seconds ? RollingInterval.Day : Enum.Parse<RollingInterval>(words[1]))
        {
            Every = seconds ? 1 : every,
            EverySeconds = seconds ? every : null,
            OnDay = on > 0 ? Enum.Parse<DayOfWeek>(words[on + 1]) : null,
            AtTime = at > 0 ? TimeSpan.Parse(words[at + 1], CultureInfo.InvariantCulture) : TimeSpan.Zero,
        };
    }

    static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
