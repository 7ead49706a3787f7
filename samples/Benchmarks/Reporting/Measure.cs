namespace Benchmarks.Reporting;

/// <summary>What a number says, and how it is printed.</summary>
/// <param name="Benchmark">What measures it.</param>
/// <param name="Name">The head of its column.</param>
/// <param name="Unit">The unit of its numbers.</param>
/// <param name="Format">The form of its numbers in tables.</param>
/// <param name="Column">Where it stands in its table; among equals, as it came.</param>
sealed record Measure(Benchmark Benchmark, string Name, string Unit, string Format, int Column = 0);
