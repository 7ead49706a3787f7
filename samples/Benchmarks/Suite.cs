using Benchmarks.Compare;
using Benchmarks.Relay;
using Benchmarks.Reporting;
using Benchmarks.Roll;

namespace Benchmarks;

/// <summary>Runs what was asked for and reports it.</summary>
static class Suite
{
    /// <summary>Whether nothing was lost and no goal missed.</summary>
    public static async Task<bool> RunAsync(Settings settings)
    {
        var figures = new Figures();
        if (settings.Benchmarks.Contains(Compare.Measures.Benchmark)) new Comparison(settings, figures).Run();
        if (settings.Benchmarks.Contains(Relay.Measures.Benchmark)) await new RelayComparison(settings, figures).RunAsync();
        if (settings.Benchmarks.Contains(Roll.Measures.Benchmark)) await new RollComparison(settings, figures).RunAsync();

        var report = new Report(settings, figures, Verdict.Over([.. Compare.Goals.All, .. Relay.Goals.All, .. Roll.Goals.All], figures));
        report.Print(Console.Out);
        return report.IsGood;
    }
}
