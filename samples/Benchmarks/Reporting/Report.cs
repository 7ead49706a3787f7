namespace Benchmarks.Reporting;

/// <summary>Everything at the end of a run: figures, and goals with what came of them.</summary>
sealed record Report(Settings Settings, Figures Figures, IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>Whether nothing was lost and no goal missed.</summary>
    public bool IsGood => Figures.Failures.Count == 0 && !Verdicts.Any(verdict => verdict.IsFailure);

    public void Print(TextWriter output)
    {
        output.WriteLine($"\n{Machine.This}\n{Conditions}");
        foreach (var table in Tables) table.Print(output);
        foreach (var failure in Figures.Failures) output.WriteLine($"\nFAILURE: {failure}");
        output.WriteLine($"\n{Conclusion}");
    }

    public void PrintMarkdown(TextWriter output)
    {
        output.WriteLine($"{Machine.This}. {Conditions}");
        foreach (var table in Tables)
        {
            output.WriteLine($"\n**{table.Title}**\n");
            table.PrintMarkdown(output);
        }
    }

    string Conditions => FormattableString.Invariant($"{Settings.Events:#,0} events a run, ")
        + (Settings.Rounds == 1 ? "1 round." : $"{Settings.Rounds} rounds: medians, with the least and the most in brackets; ratios are medians of the rounds' own.");

    string Conclusion
    {
        get
        {
            var missed = Verdicts.Count(verdict => verdict.IsFailure);
            var goals = Verdicts.Count == 0 ? "No goal was judged" : $"{missed} of {Verdicts.Count} goals that were judged are missed by more than 10 %";
            return Figures.Failures.Count == 0 ? $"{goals}; nothing was lost." : $"{goals}; {Figures.Failures.Count} failures are named above.";
        }
    }

    IEnumerable<Table> Tables
    {
        get
        {
            foreach (var benchmark in Figures.Benchmarks) yield return Table.Of(benchmark, Figures);
            if (Verdicts.Count > 0) yield return Table.Of(Verdicts);
        }
    }
}
