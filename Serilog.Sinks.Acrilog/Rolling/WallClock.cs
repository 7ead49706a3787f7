namespace Serilog.Sinks.Acrilog.Rolling;

/// <summary>What the clocks of one time zone read at an instant, and when they first read something.</summary>
/// <remarks>
/// Only the conversion from an instant is asked of <see cref="TimeZoneInfo"/>: its answers about readings that are skipped or
/// repeated leave out changes of a zone's base offset, such as the day Samoa skipped.
/// </remarks>
sealed class WallClock(TimeZoneInfo zone)
{
    // Offsets lie within 14 hours of UTC, so a reading's instant lies within this of the reading taken as UTC.
    static readonly TimeSpan Reach = TimeSpan.FromHours(15);

    /// <summary>The zone's offset from UTC at an instant.</summary>
    public TimeSpan OffsetAt(DateTime utc) => zone.GetUtcOffset(utc);

    /// <summary>What the clocks read at an instant.</summary>
    public DateTime Read(DateTime utc) => DateTime.SpecifyKind(Shift(utc, OffsetAt(utc)), DateTimeKind.Unspecified);

    /// <summary>The first instant at which the clocks have reached <paramref name="reading"/>: the earlier one of two where
    /// clocks are set back, the moment of the jump where they skip it.</summary>
    public DateTime FirstInstantAt(DateTime reading)
    {
        if (reading == DateTime.MaxValue) return DateTime.SpecifyKind(reading, DateTimeKind.Utc);
        var from = InstantAt(reading, Reach);
        var to = InstantAt(reading, -Reach);
        var before = OffsetAt(from);
        var after = OffsetAt(to);
        var early = InstantAt(reading, before > after ? before : after);
        var late = InstantAt(reading, before > after ? after : before);
        if (Read(early) == reading) return early;
        if (Read(late) == reading) return late;
        return Change(from, to) ?? late;
    }

    /// <summary>
    /// The instant after <paramref name="from"/> and up to <paramref name="to"/> at which the offset changes, or null.
    /// </summary>
    public DateTime? Change(DateTime from, DateTime to)
    {
        var before = OffsetAt(from);
        if (OffsetAt(to) == before) return null;
        long low = from.Ticks, high = to.Ticks;
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (OffsetAt(new DateTime(middle, DateTimeKind.Utc)) == before) low = middle;
            else high = middle;
        }
        return new DateTime(high, DateTimeKind.Utc);
    }

    /// <summary>The instant at which clocks with this offset show this reading; never beyond the ends of time.</summary>
    public static DateTime InstantAt(DateTime reading, TimeSpan offset) =>
        DateTime.SpecifyKind(Shift(reading, -offset), DateTimeKind.Utc);

    static DateTime Shift(DateTime value, TimeSpan by) =>
        new(Math.Clamp(value.Ticks + by.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), value.Kind);
}
