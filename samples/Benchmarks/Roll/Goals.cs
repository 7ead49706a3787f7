using Benchmarks.Reporting;

namespace Benchmarks.Roll;

/// <summary>What rolling has to show.</summary>
static class Goals
{
    public static IEnumerable<Goal> All =>
    [
        new("a roll among 10,000 own old files", Roll(Neighbours.Own), Relation.Value, Roll(Neighbours.Own), new Aim(Bound.AtMost, 0.35, IsOfAnyMachine: false)),
        Same(Neighbours.Own, "own old"),
        Same(Neighbours.Others, "other"),
        new("first event among 10,000 own old files, beyond that in an empty folder",
            new Figure(Names.Acrilog, Measures.FirstEventAmongOwn), Relation.Difference, new Figure(Names.Acrilog, Measures.FirstEvent), new Aim(Bound.AtMost, 15)),
    ];

    static Goal Same(Neighbours neighbours, string kind) => new(
        $"a roll among 10,000 {kind} files : one in an empty folder", Roll(neighbours), Relation.Ratio, Roll(Neighbours.Nothing), new Aim(Bound.AtMost, 1.3));

    static Figure Roll(Neighbours neighbours) => new(Names.Acrilog, Measures.Of(neighbours));
}
