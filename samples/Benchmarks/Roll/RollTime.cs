using System.Diagnostics;
using Benchmarks.Reporting;
using Benchmarks.Workload;

namespace Benchmarks.Roll;

/// <summary>How long a roll takes: the time of a call that ends a file and writes an event into the next one.</summary>
/// <param name="Milliseconds">The median of many rolls of one log.</param>
/// <param name="Lost">Events that are in no file.</param>
sealed record RollTime(double Milliseconds, long Lost)
{
    const int MostRolls = 300;

    // More than there are files: old ones are looked at, as by default, and none is deleted.
    const int KeptFiles = 2 * Crowd.Size;

    // The first event opens the log, the second may be the first to roll.
    const int Unmeasured = 2;

    // For what a log still does behind its first event. What that costs a caller is in the time to the first event, and would be in
    // the median of few rolls only.
    static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    /// <summary>Rolls among each of some crowds in turn for some time, and leaves them as they were: a disturbance meets all of
    /// them.</summary>
    public static async Task<IReadOnlyList<RollTime>> OfAsync(IContender contender, IReadOnlyList<Crowd> crowds, TimeSpan duration)
    {
        var logs = crowds.Select(crowd => contender.Open(crowd.Place.LogPath, KeptFiles, rolls: true)).ToArray();
        var times = crowds.Select(_ => new List<double>()).ToArray();
        foreach (var log in logs)
        {
            for (var i = 0; i < Unmeasured; i++) log.Write(Request.Number(i));
        }

        await Task.Delay(Settling);
        var start = Stopwatch.GetTimestamp();
        do
        {
            foreach (var (log, own) in logs.Zip(times)) own.Add(Roll(log));
        }
        while (times[0].Count < MostRolls && Stopwatch.GetElapsedTime(start) < duration);
        foreach (var log in logs) log.Dispose();
        return [.. crowds.Zip(times, Count)];
    }

    static double Roll(IEventLog log)
    {
        var began = Stopwatch.GetTimestamp();
        log.Write(Request.Number(0));
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    static RollTime Count(Crowd crowd, List<double> times)
    {
        var files = crowd.Newcomers;
        var lost = times.Count + Unmeasured - LineCount.In(files);
        foreach (var file in files) File.Delete(file);
        return new RollTime(Series.MedianOf(times), lost);
    }
}
