namespace Benchmarks.Reporting;

/// <summary>A bar of a chart, or two beside each other.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Values">A length each.</param>
/// <param name="IsOurs">Whether it is this package's.</param>
sealed record Bar(string Label, IReadOnlyList<double> Values, bool IsOurs);
