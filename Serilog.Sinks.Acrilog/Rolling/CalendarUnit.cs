namespace Serilog.Sinks.Acrilog.Rolling;

/// <summary>
/// How a timing cuts the wall calendar: which unit a reading falls in, and where the next one starts.
/// </summary>
/// <remarks>
/// Several years, months, weeks or days are counted from the start of the calendar, the first of January of the year 1, which
/// was a Monday; hours, minutes and seconds from midnight, so that the last unit of a day may be a shorter one. The time of day
/// at which days begin is not known here.
/// </remarks>
sealed class CalendarUnit
{
    readonly RollingInterval _interval;
    readonly int _count;
    readonly long _ticks;
    readonly long _firstDay;

    /// <exception cref="ArgumentOutOfRangeException">The timing has no units, or none that is defined.</exception>
    public CalendarUnit(RollTiming timing)
    {
        if (timing.IsEndless || !Enum.IsDefined(timing.Interval))
            throw new ArgumentOutOfRangeException(nameof(timing), timing.Interval, "An interval that ends is needed.");
        _interval = timing.Interval;
        _count = timing.Every;
        _ticks = timing switch
        {
            { EverySeconds: { } seconds } => seconds * TimeSpan.TicksPerSecond,
            { Interval: RollingInterval.Hour } => timing.Every * TimeSpan.TicksPerHour,
            { Interval: RollingInterval.Minute } => timing.Every * TimeSpan.TicksPerMinute,
            _ => 0,
        };
        if (timing.OnDay is not { } day) return;
        _count *= 7;
        _firstDay = ((int)day + 6) % 7;
    }

    /// <summary>Whether the unit is within a day, so that each hour of a repeated one counts for itself.</summary>
    public bool WithinDay => _ticks > 0;

    /// <summary>The start of the unit that <paramref name="reading"/> falls in.</summary>
    public DateTime Floor(DateTime reading)
    {
        if (WithinDay) return reading.AddTicks(-(reading.TimeOfDay.Ticks % _ticks));
        if (_interval == RollingInterval.Year) return new DateTime(Math.Max(1, reading.Year / _count * _count), 1, 1);
        if (_interval == RollingInterval.Month) return MonthOf(Math.Max(12, (reading.Year * 12 + reading.Month - 1) / _count * _count));
        var day = reading.Ticks / TimeSpan.TicksPerDay - _firstDay;
        return new DateTime(Math.Max(0, day - day % _count + _firstDay) * TimeSpan.TicksPerDay);
    }

    /// <summary>
    /// The start of the unit after the one that starts at <paramref name="start"/>; the end of time after the last.
    /// </summary>
    public DateTime Next(DateTime start)
    {
        try
        {
            return _interval switch
            {
                _ when WithinDay => NextWithinDay(start),
                RollingInterval.Year => Floor(start.AddYears(_count)),
                RollingInterval.Month => Floor(start.AddMonths(_count)),
                _ => Floor(start.AddDays(_count)),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return DateTime.MaxValue;
        }
    }

    DateTime NextWithinDay(DateTime start)
    {
        var next = start.AddTicks(_ticks);
        return next.Date == start.Date ? next : next.Date;
    }

    static DateTime MonthOf(int index) => new(index / 12, index % 12 + 1, 1);
}
