namespace Benchmarks.Reporting;

/// <summary>On which side of its target a goal wants to be.</summary>
enum Bound
{
    AtLeast,
    AtMost,
}
