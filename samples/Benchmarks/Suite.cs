using Benchmarks.Compare;
using Benchmarks.Micro;
using Benchmarks.Relay;
using Benchmarks.Reporting;
using Benchmarks.Roll;

namespace Benchmarks;

/// <summary>Runs what was asked for and reports it.</summary>
static class Suite
{
    static IEnumerable<Goal> Goals => [.. Compare.Goals.All, .. Relay.Goals.All, .. Roll.Goals.All];

    /// <summary>Whether nothing was lost and no goal missed.</summary>
    /// <exception cref="ArgumentException">Somebody is to take part whom there is not.</exception>
    public static async Task<bool> RunAsync(Settings settings)
    {
        CheckNames(settings);
        var figures = new Figures();
        foreach (var benchmark in settings.Benchmarks) await RunAsync(benchmark, settings, figures);

        var report = new Report(settings, figures, Verdict.Over(Goals, figures));
        report.Print(Console.Out);
        await WriteAsync(report);
        return report.IsGood;
    }

    static void CheckNames(Settings settings)
    {
        var names = settings.Benchmarks.SelectMany(NamesOf).Distinct().ToArray();
        if (settings.Only.FirstOrDefault(part => !names.Any(name => name.Contains(part, StringComparison.OrdinalIgnoreCase))) is { } unknown)
            throw new ArgumentException($"--only: no name has '{unknown}' in it; there are: {string.Join(" | ", names)}");
    }

    static IEnumerable<string> NamesOf(string benchmark)
    {
        if (benchmark == Compare.Measures.Benchmark.Name) return Compare.AllContenders.List.Select(one => one.Name);
        if (benchmark == Relay.Measures.Benchmark.Name) return Relay.AllContenders.List.Select(one => one.Name);
        if (benchmark == Roll.Measures.Benchmark.Name) return Roll.AllContenders.List.Select(one => one.Name);
        return MicroComparison.Names;
    }

    static Task RunAsync(string benchmark, Settings settings, Figures figures)
    {
        if (benchmark == Relay.Measures.Benchmark.Name) return new RelayComparison(settings, figures).RunAsync();
        if (benchmark == Roll.Measures.Benchmark.Name) return new RollComparison(settings, figures).RunAsync();
        if (benchmark == Compare.Measures.Benchmark.Name) return new Comparison(settings, figures).RunAsync();
        if (benchmark == Micro.Measures.Benchmark.Name) new MicroComparison(settings, figures).Run();
        return Task.CompletedTask;
    }

    static async Task WriteAsync(Report report)
    {
        if (report.Settings.Json is { } json) await File.WriteAllTextAsync(json, JsonReport.Of(report));
        if (report.Settings.Svg is { } svg && Chart.Of(report.Figures) is { } chart) await File.WriteAllTextAsync(svg, chart.Draw());
        if (report.Settings.Markdown is { } markdown) await MarkdownFile.WriteAsync(markdown, report);
    }
}
