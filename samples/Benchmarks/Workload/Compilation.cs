using System.Runtime;

namespace Benchmarks.Workload;

/// <summary>What the runtime does beside the program that it runs.</summary>
static class Compilation
{
    // It compiles hot methods again, twice, each time after 100 ms in which no new ones were met.
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    const int MostPauses = 40;

    /// <summary>Ends when it has compiled nothing for a while, or does not come to an end.</summary>
    public static async Task SettleAsync()
    {
        for (var i = 0; i < MostPauses; i++)
        {
            var before = JitInfo.GetCompiledMethodCount();
            await Task.Delay(Pause);
            if (JitInfo.GetCompiledMethodCount() == before) return;
        }
    }
}
