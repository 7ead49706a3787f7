using Benchmarks.Reporting;

namespace Benchmarks.Micro;

/// <summary>What is measured of single parts.</summary>
static class Measures
{
    public static Benchmark Benchmark { get; } = new("micro", "Single parts");

    public static Measure Time { get; } = new(Benchmark, "time", "ns an event", "#,0");

    public static Measure Allocated { get; } = new(Benchmark, "allocated", "bytes an event", "#,0");
}
