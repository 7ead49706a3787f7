using System.Diagnostics;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>What an action costs the heap.</summary>
static class Allocations
{
    const int Repetitions = 100;

    // Until then the runtime has optimised, in the background, what is called often; before that, it boxes where it need not.
    static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(10);

    /// <summary>Whether calls come to allocate nothing on this thread, once the runtime has done what it does once.</summary>
    public static bool AreNoneIn(Action action)
    {
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < LongestWarmUp;)
            if (FewestOf(action) == 0) return true;
        return false;
    }

    /// <summary>The fewest bytes that a call allocates on this thread, which leaves out what the runtime does once.</summary>
    public static long FewestOf(Action action)
    {
        var fewest = long.MaxValue;
        for (var i = 0; i < Repetitions; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return fewest;
    }
}
