using System.Runtime.CompilerServices;

namespace Serilog.Sinks.Acrilog.Rolling;

/// <summary>Which file of a log: the period it covers and its number within it. Sorts by time, then by number.</summary>
/// <param name="Label">The period's label, as precise as file names are.</param>
/// <param name="Number">0 for the first file of a period, without a number in its name; then 1, 2, … as far as it takes.</param>
readonly record struct LogFileId(DateTime Label, int Number) : IComparable<LogFileId>
{
    /// <summary>The file after this one in the same period.</summary>
    public LogFileId Next => this with { Number = checked(Number + 1) };

    // The text that the compiler would make follows Next for ever.
    public override string ToString() => $"{Label:s}_{Number}";

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int CompareTo(LogFileId other) =>
        Label != other.Label ? Label.CompareTo(other.Label) : Number.CompareTo(other.Number);
}
