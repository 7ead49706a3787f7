namespace Benchmarks.Reporting;

/// <summary>All that was measured.</summary>
sealed class Figures
{
    readonly Dictionary<Figure, List<double>> _rounds = [];
    readonly List<string> _failures = [];

    /// <summary>What must not happen, and did.</summary>
    public IReadOnlyList<string> Failures => _failures;

    public void Add(string contender, Measure measure, double value)
    {
        var figure = new Figure(contender, measure);
        if (_rounds.TryGetValue(figure, out var rounds)) rounds.Add(value);
        else _rounds.Add(figure, [value]);
    }

    public void Fail(string failure)
    {
        _failures.Add(failure);
        Progress.Say($"FAILURE: {failure}");
    }

    /// <summary>Null where it was not measured.</summary>
    public Series? Of(Figure figure) => _rounds.TryGetValue(figure, out var rounds) ? new Series(rounds) : null;

    /// <summary>The contenders of a benchmark, in the order in which they came.</summary>
    public IReadOnlyList<string> Contenders(Benchmark benchmark) =>
        [.. _rounds.Keys.Where(figure => figure.Measure.Benchmark == benchmark).Select(figure => figure.Contender).Distinct()];

    /// <summary>The measures of a benchmark, in the order of their columns.</summary>
    public IReadOnlyList<Measure> Measures(Benchmark benchmark) =>
        [.. _rounds.Keys.Select(figure => figure.Measure).Where(measure => measure.Benchmark == benchmark).Distinct().OrderBy(measure => measure.Column)];

    public IReadOnlyList<Benchmark> Benchmarks => [.. _rounds.Keys.Select(figure => figure.Measure.Benchmark).Distinct()];
}
