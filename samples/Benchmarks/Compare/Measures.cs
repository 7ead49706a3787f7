using Benchmarks.Reporting;

namespace Benchmarks.Compare;

/// <summary>What the comparison measures.</summary>
static class Measures
{
    public static Benchmark Benchmark { get; } = new("compare", "One process");

    public const int Threads = 4;

    const string Speed = "thousand events/s";

    public static Measure OneThread { get; } = new(Benchmark, "1 thread", Speed, "#,0", Column: 0);

    public static Measure FourThreads { get; } = new(Benchmark, "4 threads", Speed, "#,0", Column: 1);

    public static Measure P50 { get; } = new(Benchmark, "p50", "µs a call", "0.0", Column: 2);

    public static Measure P99 { get; } = new(Benchmark, "p99", "µs a call", "0.0", Column: 3);

    public static Measure P999 { get; } = new(Benchmark, "p99.9", "µs a call", "#,0", Column: 4);

    public static Measure Allocated { get; } = new(Benchmark, "allocated", "bytes an event", "#,0", Column: 5);

    public static Measure Lost { get; } = new(Benchmark, "lost", "events", "#,0", Column: 6);
}
