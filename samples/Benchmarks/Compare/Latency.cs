using System.Diagnostics;
using Benchmarks.Workload;

namespace Benchmarks.Compare;

/// <summary>How long a call takes, in microseconds: half of them no longer than P50, and so on.</summary>
sealed record Latency(double P50, double P99, double P999, long Lost)
{
    public static Latency Of(IContender contender, string folder, int events, int threads)
    {
        using var place = new Place(folder);
        var ticks = new long[events];
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var log = contender.Open(place);
        Herd.Run(events, threads, (_, first, end) => Write(log, ticks.AsSpan(first, end - first), first), log.Dispose);
        var lost = contender.HasFile ? events - LineCount.In(place.Files) : 0;

        Array.Sort(ticks);
        return new Latency(At(0.5), At(0.99), At(0.999), lost);

        double At(double part) => ticks[Math.Min((int)(ticks.Length * part), ticks.Length - 1)] * 1e6 / Stopwatch.Frequency;
    }

    static void Write(IEventLog log, Span<long> ticks, int first)
    {
        for (var i = 0; i < ticks.Length; i++)
        {
            var began = Stopwatch.GetTimestamp();
            log.Write(Request.Number(first + i));
            ticks[i] = Stopwatch.GetTimestamp() - began;
        }
    }
}
