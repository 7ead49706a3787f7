using Benchmarks.Reporting;

namespace Benchmarks.Relay;

/// <summary>What the relay has to show.</summary>
static class Goals
{
    public static IEnumerable<Goal> All =>
    [
        Faster(Names.Typed, Names.SerilogShared, 3),
        Faster(Names.Typed, Names.NLogAppend, 1),
        Speed(Names.Typed, 700),
        Faster(Names.Straight, Names.SerilogShared, 6),
        Speed(Names.Straight, 1500),
    ];

    static Goal Faster(string ours, string theirs, double target) => new(
        $"{ours} : {theirs}", Of(ours), Relation.Ratio, Of(theirs), new Aim(Bound.AtLeast, target));

    static Goal Speed(string ours, double target) => new(
        ours, Of(ours), Relation.Value, Of(ours), new Aim(Bound.AtLeast, target, IsOfAnyMachine: false));

    static Figure Of(string contender) => new(contender, Measures.Speed);
}
