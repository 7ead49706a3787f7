namespace Serilog.Sinks.Acrilog.Rolling;

/// <summary>At which readings of a wall clock a period begins, as configured; the parts are checked to fit each other before.</summary>
/// <param name="Interval">How long a period is.</param>
sealed record RollTiming(RollingInterval Interval)
{
    /// <summary>How many intervals, or weeks with <see cref="OnDay"/>, make one period.</summary>
    public int Every { get; init; } = 1;

    /// <summary>The seconds that make one period in place of the interval, counted from midnight; null for the interval.</summary>
    public int? EverySeconds { get; init; }

    /// <summary>The time of day at which a period of days or longer begins.</summary>
    public TimeSpan AtTime { get; init; }

    /// <summary>The day on which a week begins that takes the place of the day; null for days.</summary>
    public DayOfWeek? OnDay { get; init; }

    /// <summary>Whether there is but one period, for all time.</summary>
    public bool IsEndless => Interval == RollingInterval.Infinite && EverySeconds is null;

    /// <summary>The format of a date that tells one period's start from every other's; empty if there is but one.</summary>
    public string DateFormat => EverySeconds is not null ? "yyyyMMddHHmmss" : Interval switch
    {
        RollingInterval.Infinite => "",
        RollingInterval.Year => "yyyy",
        RollingInterval.Month => "yyyyMM",
        RollingInterval.Day => "yyyyMMdd",
        RollingInterval.Hour => "yyyyMMddHH",
        RollingInterval.Minute => "yyyyMMddHHmm",
        _ => throw new InvalidOperationException($"{Interval} is not a rolling interval."),
    };
}
