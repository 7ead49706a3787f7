using System.Reflection;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Benchmarks.Reporting;
using Perfolizer.Horology;

namespace Benchmarks.Micro;

/// <summary>Measures single parts with BenchmarkDotNet.</summary>
sealed class MicroComparison(Settings settings, Figures figures)
{
    static readonly Type[] Classes = [typeof(FormatterBenchmarks), typeof(WireBenchmarks)];

    public static IEnumerable<string> Names =>
        from type in Classes
        from method in type.GetMethods()
        let benchmark = method.GetCustomAttribute<BenchmarkAttribute>()
        where benchmark is not null
        select benchmark.Description;

    public void Run()
    {
        var artifacts = Directory.CreateTempSubdirectory("acrilog-benchmark-").FullName;
        try
        {
            foreach (var type in Classes)
            {
                Progress.Say($"micro, {type.Name}");
                var summary = BenchmarkRunner.Run(type, Config(artifacts));
                foreach (var report in summary.Reports) Add(report);
                foreach (var error in summary.ValidationErrors.Where(error => error.IsCritical)) figures.Fail($"micro, {type.Name}: {error.Message}");
            }
        }
        finally
        {
            Directory.Delete(artifacts, recursive: true);
        }
    }

    void Add(BenchmarkReport report)
    {
        var name = NameOf(report.BenchmarkCase);
        if (report.ResultStatistics is not { } statistics)
        {
            figures.Fail($"micro, {name} did not run");
            return;
        }

        foreach (var nanoseconds in statistics.OriginalValues) figures.Add(name, Measures.Time, nanoseconds);
        figures.Add(name, Measures.Allocated, report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
    }

    static string NameOf(BenchmarkCase benchmark) => benchmark.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');

    // In this process: another one would have to be restored and built first.
    ManualConfig Config(string artifacts) => ManualConfig.CreateEmpty()
        .WithArtifactsPath(artifacts)
        .WithOptions(ConfigOptions.DisableLogFile)
        .AddLogger(NullLogger.Instance)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddFilter(new SimpleFilter(one => settings.Wants(NameOf(one))))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationTime(TimeInterval.FromMilliseconds(settings.IsQuick ? 50 : 250))
            .WithWarmupCount(6)
            .WithIterationCount(settings.IsQuick ? 5 : 15)
            .WithEvaluateOverhead(!settings.IsQuick)
            .WithGcForce(false));
}
