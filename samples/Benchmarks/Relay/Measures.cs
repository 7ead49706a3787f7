using Benchmarks.Reporting;

namespace Benchmarks.Relay;

/// <summary>What is measured of four processes with one file.</summary>
static class Measures
{
    public static Benchmark Benchmark { get; } = new("relay", "Four processes, one file");

    public const int Workers = 4;

    public static Measure Speed { get; } = new(Benchmark, "4 processes", "thousand events/s", "#,0");

    /// <summary>Those before the clock ran included.</summary>
    public static Measure Logged { get; } = new(Benchmark, "logged", "events a run", "#,0");

    public static Measure Lost { get; } = new(Benchmark, "lost", "events a run", "#,0");

    public static Measure Doubled { get; } = new(Benchmark, "twice", "events a run", "#,0");

    public static Measure Torn { get; } = new(Benchmark, "torn", "lines a run", "#,0");
}
