using Benchmarks.Reporting;

namespace Benchmarks.Relay;

/// <summary>What is measured of four processes with one file.</summary>
static class Measures
{
    public const string Benchmark = "relay";
    public const int Workers = 4;

    public static Measure Speed { get; } = new(Benchmark, "4 processes", "thousand events/s", "#,0");

    public static Measure Lost { get; } = new(Benchmark, "lost", "events a run", "#,0");

    public static Measure Doubled { get; } = new(Benchmark, "twice", "events a run", "#,0");

    public static Measure Torn { get; } = new(Benchmark, "torn", "lines a run", "#,0");
}
