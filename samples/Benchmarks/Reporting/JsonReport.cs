using System.Text.Encodings.Web;
using System.Text.Json;

namespace Benchmarks.Reporting;

/// <summary>A report for programs.</summary>
static class JsonReport
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // For files, not for pages: a × may stay a ×.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(Report report) => JsonSerializer.Serialize(new
    {
        Machine = Machine.This,
        report.Settings.Events,
        report.Settings.Rounds,
        report.IsGood,
        report.Figures.Failures,
        Figures = from benchmark in report.Figures.Benchmarks
                  from contender in report.Figures.Contenders(benchmark)
                  from measure in report.Figures.Measures(benchmark)
                  let series = report.Figures.Of(new Figure(contender, measure))
                  where series is not null
                  select new { Benchmark = benchmark.Name, contender, Measure = measure.Name, measure.Unit, series.Median, series.Min, series.Max, series.Rounds },
        Goals = from verdict in report.Verdicts
                let goal = verdict.Goal
                select new
                {
                    goal.Subject,
                    Relation = goal.Relation.ToString(),
                    Bound = goal.Aim.Bound.ToString(),
                    goal.Aim.Target,
                    Reached = verdict.Outcome.Median,
                    verdict.Outcome.Rounds,
                    IsMet = goal.Aim.IsMetBy(verdict.Outcome.Median),
                    verdict.IsFailure,
                },
    }, Options);
}
