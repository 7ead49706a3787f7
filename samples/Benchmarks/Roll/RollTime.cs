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
    static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(200);

    /// <summary>Rolls among a crowd for some time, and leaves it as it was.</summary>
    public static async Task<RollTime> OfAsync(IContender contender, Crowd crowd, TimeSpan duration)
    {
        var times = new List<double>();
        using (var log = contender.Open(crowd.Place.LogPath, KeptFiles, rolls: true))
        {
            for (var i = 0; i < Unmeasured; i++) log.Write(Request.Number(i));
            await Task.Delay(Settling);
            var start = Stopwatch.GetTimestamp();
            do
            {
                var began = Stopwatch.GetTimestamp();
                log.Write(Request.Number(times.Count + Unmeasured));
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            while (times.Count < MostRolls && Stopwatch.GetElapsedTime(start) < duration);
        }

        var files = crowd.Newcomers;
        var lost = times.Count + Unmeasured - LineCount.In(files);
        foreach (var file in files) File.Delete(file);
        return new RollTime(Series.MedianOf([.. times]), lost);
    }
}
