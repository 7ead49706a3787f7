using System.Globalization;

namespace Benchmarks.Reporting;

/// <summary>Rows of texts, the first of them the heads.</summary>
sealed record Table(string Title, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>A row a contender and a column a measure, medians with the least and the most.</summary>
    public static Table Of(Benchmark benchmark, Figures figures)
    {
        var measures = figures.Measures(benchmark);
        var rows = figures.Contenders(benchmark).Select(contender =>
            (string[])[contender, .. measures.Select(measure => Cell(figures.Of(new Figure(contender, measure)), measure))]);
        return new Table(benchmark.Title, [["", .. measures.Select(measure => $"{measure.Name}, {measure.Unit}")], .. rows]);
    }

    public static Table Of(IReadOnlyList<Verdict> verdicts) => new("Goals",
    [
        ["", "reached", "goal", ""],
        .. verdicts.Select(verdict => new[] { verdict.Goal.Subject, verdict.Reached, verdict.Wanted, verdict.Word }),
    ]);

    public void Print(TextWriter output)
    {
        var widths = Enumerable.Range(0, Rows[0].Count).Select(column => Rows.Max(row => row[column].Length)).ToArray();
        output.WriteLine($"\n{Title}\n");
        foreach (var row in Rows)
            output.WriteLine(string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd());
    }

    public void PrintMarkdown(TextWriter output)
    {
        foreach (var (row, number) in Rows.Select((row, number) => (row, number)))
        {
            output.WriteLine($"| {string.Join(" | ", row)} |");
            if (number == 0) output.WriteLine($"| {string.Join(" | ", row.Select(_ => "---"))} |");
        }
    }

    static string Cell(Series? series, Measure measure)
    {
        if (series is null) return "";
        var (median, min, max) = (Text(series.Median), Text(series.Min), Text(series.Max));
        return min == max ? median : $"{median} ({min}–{max})";

        string Text(double value) => value.ToString(measure.Format, CultureInfo.InvariantCulture);
    }
}
