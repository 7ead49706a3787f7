namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>Makes rows that have every allowed combination of values of some dimensions, greedily: each row is the best of a few that
/// begin with a combination that is still missing. The same seed makes the same rows.</summary>
/// <param name="sizes">How many values each dimension has.</param>
/// <param name="allows">Whether a row may be, in which -1 stands for what is not chosen yet.</param>
/// <param name="wise">Of how many dimensions the values are combined.</param>
/// <param name="seed">Of the random choices.</param>
sealed class Cover(IReadOnlyList<int> sizes, Func<IReadOnlyList<int>, bool> allows, int wise, int seed)
{
    const int Candidates = 12;

    readonly Random _random = new(seed);
    readonly int[][] _dimensionSets = [.. Subsets(sizes.Count, wise)];
    readonly HashSet<(int Set, int Values)> _missing = [];

    /// <summary>The rows.</summary>
    public IReadOnlyList<int[]> Rows()
    {
        _missing.UnionWith(AllowedTuples());
        var rows = new List<int[]>();
        while (_missing.Count > 0)
        {
            var best = Enumerable.Range(0, Candidates).Select(_ => Candidate()).MaxBy(GainOf)!;
            _missing.ExceptWith(TuplesIn(best));
            rows.Add(best);
        }
        return rows;
    }

    /// <summary>Every combination that some allowed row has.</summary>
    public IEnumerable<(int Set, int Values)> AllowedTuples() =>
        from set in Enumerable.Range(0, _dimensionSets.Length)
        from values in Enumerable.Range(0, _dimensionSets[set].Aggregate(1, (product, d) => product * sizes[d]))
        where CanBeCompleted(Begin((set, values)))
        select (set, values);

    /// <summary>The combinations in a row, of the dimensions that are chosen.</summary>
    public IEnumerable<(int Set, int Values)> TuplesIn(int[] row) =>
        from set in Enumerable.Range(0, _dimensionSets.Length)
        where Array.TrueForAll(_dimensionSets[set], d => row[d] >= 0)
        select (set, _dimensionSets[set].Aggregate(0, (code, d) => (code * sizes[d]) + row[d]));

    int[] Candidate()
    {
        var row = Begin(_missing.ElementAt(_random.Next(_missing.Count)));
        var rest = Enumerable.Range(0, sizes.Count).Where(d => row[d] < 0).ToArray();
        _random.Shuffle(rest);
        foreach (var d in rest)
        {
            var values = Enumerable.Range(0, sizes[d]).ToArray();
            _random.Shuffle(values);
            row[d] = values.Where(value => CanBeCompleted(With(row, d, value))).MaxBy(value => GainOf(With(row, d, value)));
        }
        return row;
    }

    int GainOf(int[] row) => TuplesIn(row).Count(_missing.Contains);

    bool CanBeCompleted(int[] row)
    {
        if (!allows(row)) return false;
        var open = Array.IndexOf(row, -1);
        return open < 0 || Enumerable.Range(0, sizes[open]).Any(value => CanBeCompleted(With(row, open, value)));
    }

    int[] Begin((int Set, int Values) tuple)
    {
        var row = Enumerable.Repeat(-1, sizes.Count).ToArray();
        var code = tuple.Values;
        foreach (var d in _dimensionSets[tuple.Set].Reverse()) (row[d], code) = (code % sizes[d], code / sizes[d]);
        return row;
    }

    static int[] With(int[] row, int dimension, int value)
    {
        var copy = (int[])row.Clone();
        copy[dimension] = value;
        return copy;
    }

    static IEnumerable<int[]> Subsets(int count, int size, int from = 0) =>
        size == 0
            ? [[]]
            : Enumerable.Range(from, count - from).SelectMany(first => Subsets(count, size - 1, first + 1).Select(rest => (int[])[first, .. rest]));
}
