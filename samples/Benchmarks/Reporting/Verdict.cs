namespace Benchmarks.Reporting;

/// <summary>A goal and what came of it.</summary>
sealed record Verdict(Goal Goal, Series Outcome)
{
    public string Wanted => $"{(Goal.Aim.Bound == Bound.AtLeast ? "≥" : "≤")} {Goal.Print(Goal.Aim.Target)}";

    public string Reached => Goal.Print(Outcome.Median);

    public string Word => this switch
    {
        _ when Goal.Aim.IsMetBy(Outcome.Median) => "met",
        _ when IsFailure => "MISSED",
        _ when Goal.Aim.IsOfAnyMachine => "missed by less than 10 %",
        _ => "not here (a goal of the reference machine)",
    };

    public bool IsFailure => Goal.Aim.IsFailedBy(Outcome.Median);

    public static IReadOnlyList<Verdict> Over(IEnumerable<Goal> goals, Figures figures) =>
        [.. goals.Select(goal => (goal, outcome: goal.Outcome(figures))).Where(pair => pair.outcome is not null).Select(pair => new Verdict(pair.goal, pair.outcome!))];
}
