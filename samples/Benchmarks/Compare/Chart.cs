using Benchmarks.Reporting;

namespace Benchmarks.Compare;

/// <summary>The comparison as a picture.</summary>
static class Chart
{
    // Beside them the others would be too short to see.
    static readonly string[] LeftOut = [Names.NullSink, Names.BlockWrites];

    /// <summary>Null where nothing was compared.</summary>
    public static BarChart? Of(Figures figures)
    {
        var bars = from contender in figures.Contenders(Measures.Benchmark)
                   where !LeftOut.Contains(contender)
                   let one = figures.Of(new Figure(contender, Measures.OneThread))
                   let four = figures.Of(new Figure(contender, Measures.FourThreads))
                   select new Bar(contender, [one.Median, four.Median], contender.StartsWith(Names.Acrilog, StringComparison.Ordinal));
        var list = bars.ToArray();
        return list.Length == 0
            ? null
            : new BarChart($"{Measures.OneThread.Unit} into a file (longer is better)", [Measures.OneThread.Name, Measures.FourThreads.Name], list);
    }
}
