namespace Serilog.Sinks.Acrilog.Rolling;

/// <summary>A stretch of time whose events belong into one run of files.</summary>
/// <param name="Start">The first instant of the period.</param>
/// <param name="End">The first instant after the period.</param>
/// <param name="Label">What a wall clock reads at the start of the calendar unit that names the files.</param>
readonly record struct Period(DateTimeOffset Start, DateTimeOffset End, DateTime Label)
{
    /// <summary>How far a clock may be set back without the period being left.</summary>
    /// <remarks>
    /// NTP steps a clock by fractions of a second. Going back to yesterday's file for that would bring back a file that
    /// retention may just have deleted.
    /// </remarks>
    public static readonly TimeSpan SmallStepBack = TimeSpan.FromMinutes(1);

    /// <summary>Whether an event written at <paramref name="now"/> goes into this period's files.</summary>
    public bool Holds(DateTimeOffset now) => now < End && (now >= Start || Start - now <= SmallStepBack);
}
