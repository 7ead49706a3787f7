namespace Serilog.Sinks.Acrilog.Rolling;

/// <summary>
/// How a rolling interval cuts the wall calendar: which unit a reading falls in, and where the next one starts.
/// </summary>
sealed class CalendarUnit
{
    readonly RollingInterval _interval;

    /// <exception cref="ArgumentOutOfRangeException">The interval has no units, or is not defined.</exception>
    public CalendarUnit(RollingInterval interval)
    {
        if (interval is RollingInterval.Infinite || !Enum.IsDefined(interval))
            throw new ArgumentOutOfRangeException(nameof(interval), interval, "An interval that ends is needed.");
        _interval = interval;
    }

    /// <summary>Whether the unit is shorter than a day, so that each hour of a repeated one counts for itself.</summary>
    public bool WithinDay => _interval is RollingInterval.Hour or RollingInterval.Minute;

    /// <summary>The start of the unit that <paramref name="reading"/> falls in.</summary>
    public DateTime Floor(DateTime reading) => _interval switch
    {
        RollingInterval.Year => new DateTime(reading.Year, 1, 1),
        RollingInterval.Month => new DateTime(reading.Year, reading.Month, 1),
        RollingInterval.Day => reading.Date,
        RollingInterval.Hour => reading.AddTicks(-(reading.Ticks % TimeSpan.TicksPerHour)),
        _ => reading.AddTicks(-(reading.Ticks % TimeSpan.TicksPerMinute)),
    };

    /// <summary>
    /// The start of the unit after the one that starts at <paramref name="start"/>; the end of time after the last.
    /// </summary>
    public DateTime Next(DateTime start)
    {
        try
        {
            return _interval switch
            {
                RollingInterval.Year => start.AddYears(1),
                RollingInterval.Month => start.AddMonths(1),
                RollingInterval.Day => start.AddDays(1),
                RollingInterval.Hour => start.AddHours(1),
                _ => start.AddMinutes(1),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return DateTime.MaxValue;
        }
    }
}
