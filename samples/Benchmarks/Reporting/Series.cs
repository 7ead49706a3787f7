namespace Benchmarks.Reporting;

/// <summary>The numbers of a figure, one a round.</summary>
sealed class Series(IReadOnlyList<double> rounds)
{
    public IReadOnlyList<double> Rounds => rounds;

    public double Median { get; } = MedianOf(rounds);

    public double Min => rounds.Min();

    public double Max => rounds.Max();

    /// <summary>What comes of this and another series, round by round: neighbours in time suffer the same disturbances.</summary>
    public Series With(Series other, Func<double, double, double> combine) => new([.. rounds.Zip(other.Rounds, combine)]);

    public static double MedianOf(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0) throw new ArgumentException("There is no median of nothing.", nameof(values));
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
