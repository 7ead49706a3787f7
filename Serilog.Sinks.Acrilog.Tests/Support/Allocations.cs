namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>What an action costs the heap.</summary>
static class Allocations
{
    const int Repetitions = 100;

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
