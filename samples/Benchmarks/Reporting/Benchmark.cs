namespace Benchmarks.Reporting;

/// <summary>A sub-command that measures, and a table of what it has measured.</summary>
/// <param name="Name">The sub-command.</param>
/// <param name="Title">What stands above its table.</param>
sealed record Benchmark(string Name, string Title);
