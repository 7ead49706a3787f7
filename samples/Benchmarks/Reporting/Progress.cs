using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Reporting;

/// <summary>Says what goes on, on standard error: standard output has the results.</summary>
static class Progress
{
    static readonly long Began = Stopwatch.GetTimestamp();

    public static void Say(string what) =>
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(Began).TotalSeconds,6:0.0} s  {what}"));
}
