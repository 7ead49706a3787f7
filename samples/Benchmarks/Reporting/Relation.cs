namespace Benchmarks.Reporting;

/// <summary>How a goal relates our figure to the other one.</summary>
enum Relation
{
    /// <summary>Ours divided by theirs.</summary>
    Ratio,

    /// <summary>Ours less theirs.</summary>
    Difference,

    /// <summary>Ours alone.</summary>
    Value,
}
