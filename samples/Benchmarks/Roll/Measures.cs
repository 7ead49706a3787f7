using Benchmarks.Reporting;

namespace Benchmarks.Roll;

/// <summary>What is measured of files that roll.</summary>
static class Measures
{
    public static Benchmark Benchmark { get; } = new("roll", "Rolls and first events");

    static readonly Dictionary<Neighbours, Measure> Rolls = new()
    {
        [Neighbours.Nothing] = new(Benchmark, "roll, empty folder", "ms", "0.00"),
        [Neighbours.Others] = new(Benchmark, "roll, 10,000 other files", "ms", "0.00"),
        [Neighbours.Own] = new(Benchmark, "roll, 10,000 own old files", "ms", "0.00"),
    };

    public static Measure FirstEvent { get; } = new(Benchmark, "first event, empty folder", "ms", "0");

    public static Measure FirstEventAmongOwn { get; } = new(Benchmark, "first event, 10,000 own old files and a limit of 31", "ms", "0");

    public static Measure Of(Neighbours neighbours) => Rolls[neighbours];
}
