using System.Globalization;

namespace Benchmarks.Reporting;

/// <summary>What this package promises of its speed.</summary>
/// <param name="Subject">What is compared.</param>
/// <param name="Ours">This package's figure.</param>
/// <param name="Relation">What is made of the two.</param>
/// <param name="Theirs">The other's; unused for a value alone.</param>
/// <param name="Aim">Where the outcome should be.</param>
sealed record Goal(string Subject, Figure Ours, Relation Relation, Figure Theirs, Aim Aim)
{
    /// <summary>Round by round; null where one of the two was not measured.</summary>
    public Series? Outcome(Figures figures) => (figures.Of(Ours), figures.Of(Theirs), Relation) switch
    {
        ({ } ours, _, Relation.Value) => ours,
        ({ } ours, { } theirs, Relation.Ratio) => ours.With(theirs, (a, b) => a / b),
        ({ } ours, { } theirs, Relation.Difference) => ours.With(theirs, (a, b) => a - b),
        _ => null,
    };

    /// <summary>Whether a contender's figures are needed for it.</summary>
    public bool Concerns(string contender) => contender == Ours.Contender || contender == Theirs.Contender;

    public string Print(double outcome) => Relation == Relation.Ratio
        ? outcome.ToString("0.00 ×", CultureInfo.InvariantCulture)
        : outcome.ToString(Ours.Measure.Format, CultureInfo.InvariantCulture) + " " + Ours.Measure.Unit;
}
