namespace Serilog.Sinks.Acrilog.Rolling;

/// <summary>Says which period an instant belongs to. Boundaries are instants, computed in one time zone.</summary>
/// <remarks>
/// <para>A day or longer begins when the clocks first reach its start and ends where the next one that has any time begins: a
/// midnight that is read twice begins one day, a skipped one begins it at the jump, and a day that no clock showed has no period.</para>
/// <para>An hour or shorter begins each time the clocks read its start, so that a repeated hour is rolled as any other; it
/// carries the same label and, with dated names, continues the same file.</para>
/// </remarks>
sealed class RollSchedule
{
    static readonly Period Forever = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTime.MinValue);

    readonly CalendarUnit? _unit;
    readonly TimeSpan _atTime;
    readonly WallClock _clock;

    /// <param name="timing">How long a period is, and when it begins.</param>
    /// <param name="zone">The zone whose calendar cuts the periods and names them.</param>
    public RollSchedule(RollTiming timing, TimeZoneInfo zone)
    {
        _unit = timing.IsEndless ? null : new CalendarUnit(timing);
        _atTime = timing.AtTime;
        _clock = new WallClock(zone);
    }

    /// <summary>The period that an event written at <paramref name="now"/> belongs to.</summary>
    public Period PeriodOf(DateTimeOffset now)
    {
        if (_unit is null) return Forever;
        return _unit.WithinDay ? HourOrShorter(_unit, now.UtcDateTime) : DayOrLonger(_unit, now.UtcDateTime);
    }

    Period DayOrLonger(CalendarUnit unit, DateTime now)
    {
        var reading = _clock.Read(now);
        var label = unit.Floor(reading.TimeOfDay >= _atTime || reading.Date == DateTime.MinValue ? reading : reading.AddDays(-1));
        var next = unit.Next(label);
        var end = InstantOf(next);
        // Clocks that were set back over a boundary read the unit before for a while; it does not begin again.
        while (end <= now && next < DateTime.MaxValue)
        {
            label = next;
            next = unit.Next(label);
            end = InstantOf(next);
        }
        return Between(InstantOf(label), end, label);
    }

    DateTime InstantOf(DateTime start) => _clock.FirstInstantAt(start == DateTime.MaxValue ? start : start + _atTime);

    Period HourOrShorter(CalendarUnit unit, DateTime now)
    {
        var offset = _clock.OffsetAt(now);
        var label = unit.Floor(_clock.Read(now));
        var start = WallClock.InstantAt(label, offset);
        var end = WallClock.InstantAt(unit.Next(label), offset);
        // A change of the clocks in mid-unit (Lord Howe's half hour, say) moves an edge or is one.
        if (_clock.Change(start, now) is { } past)
            start = StaysIn(unit, label, past) ? StartBefore(unit, label, past) : past;
        if (_clock.Change(now, end) is { } coming)
            end = StaysIn(unit, label, coming) ? WallClock.InstantAt(unit.Next(label), _clock.OffsetAt(coming)) : coming;
        return Between(start, end, label);
    }

    // After a change the unit goes on only if the clocks still read it, and not its very start once more.
    bool StaysIn(CalendarUnit unit, DateTime label, DateTime change)
    {
        var reading = _clock.Read(change);
        return reading != label && unit.Floor(reading) == label;
    }

    // The unit may have begun before the change, unless clocks jumped into the middle of it from another one.
    DateTime StartBefore(CalendarUnit unit, DateTime label, DateTime change)
    {
        var before = change.AddTicks(-1);
        return unit.Floor(_clock.Read(before)) == label ? WallClock.InstantAt(label, _clock.OffsetAt(before)) : change;
    }

    static Period Between(DateTime start, DateTime end, DateTime label) =>
        new(new DateTimeOffset(start, TimeSpan.Zero), new DateTimeOffset(end, TimeSpan.Zero), label);
}
