using System.Globalization;

namespace Benchmarks.Roll;

/// <summary>Days long ago.</summary>
static class OldDays
{
    static readonly DateOnly First = new(1990, 1, 1);

    /// <summary>One of them, as rolling files have it in their names.</summary>
    public static string Name(int number) => First.AddDays(number).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
