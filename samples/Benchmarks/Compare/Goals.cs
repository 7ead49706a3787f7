using Benchmarks.Reporting;

namespace Benchmarks.Compare;

/// <summary>What the comparison has to show.</summary>
static class Goals
{
    public static IEnumerable<Goal> All =>
    [
        Faster(Names.Acrilog, Names.SerilogFile, Measures.OneThread, 1.28),
        Faster(Names.Acrilog, Names.NLogFile, Measures.OneThread, 1.28),
        Faster(Names.Acrilog, Names.BareWrites, Measures.OneThread, 0.57),
        Faster(Names.Acrilog, Names.SerilogFile, Measures.FourThreads, 1.4),
        Faster(Names.Acrilog, Names.NLogFile, Measures.FourThreads, 1.4),
        Faster(Names.Acrilog, Names.BareWrites, Measures.FourThreads, 0.65),
        Sooner(Names.Acrilog, Names.SerilogFile, Measures.P999),
        Sooner(Names.Acrilog, Names.NLogFile, Measures.P999),
        Faster(Names.AcrilogBuffered, Names.SerilogBuffered, Measures.OneThread, 1.6),
        Faster(Names.AcrilogBuffered, Names.NLogNoAutoFlush, Measures.OneThread, 1.6),
        Faster(Names.AcrilogBuffered, Names.SerilogAsync, Measures.OneThread, 2.5),
        Faster(Names.AcrilogBuffered, Names.SerilogBuffered, Measures.FourThreads, 1.9),
        Faster(Names.AcrilogBuffered, Names.NLogNoAutoFlush, Measures.FourThreads, 1.9),
        Faster(Names.AcrilogBuffered, Names.SerilogAsync, Measures.FourThreads, 2.5),
        .. new[] { Measures.P99, Measures.P999 }.SelectMany(measure => new[]
        {
            Sooner(Names.AcrilogBuffered, Names.SerilogBuffered, measure),
            Sooner(Names.AcrilogBuffered, Names.NLogNoAutoFlush, measure),
            Sooner(Names.AcrilogBuffered, Names.SerilogAsync, measure),
        }),
        Leaner(Names.Acrilog),
        Leaner(Names.AcrilogLevels),
        Leaner(Names.AcrilogBuffered),
        // Speeds: the single template's divided by the levels' is the time of the levels' divided by the single one's.
        new("time with a template per level : with a single one, 1 thread",
            new Figure(Names.Acrilog, Measures.OneThread), Relation.Ratio, new Figure(Names.AcrilogLevels, Measures.OneThread), new Aim(Bound.AtMost, 1.03)),
    ];

    static Goal Faster(string ours, string theirs, Measure measure, double target) => new(
        $"{ours} : {theirs}, {measure.Name}", new Figure(ours, measure), Relation.Ratio, new Figure(theirs, measure), new Aim(Bound.AtLeast, target));

    static Goal Sooner(string ours, string theirs, Measure measure) => new(
        $"{measure.Name} of a call, 4 threads, {ours} : {theirs}", new Figure(ours, measure), Relation.Ratio, new Figure(theirs, measure), new Aim(Bound.AtMost, 1));

    static Goal Leaner(string ours) => new(
        $"{ours}, allocated beyond Serilog's own event",
        new Figure(ours, Measures.Allocated), Relation.Difference, new Figure(Names.NullSink, Measures.Allocated), new Aim(Bound.AtMost, 2));
}
