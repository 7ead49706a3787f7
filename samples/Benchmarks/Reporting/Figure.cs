namespace Benchmarks.Reporting;

/// <summary>One cell of a table: which contender, and what was measured.</summary>
sealed record Figure(string Contender, Measure Measure);
