namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>The short cover: every pair of values that goes together. A case is called as its row.</summary>
[NonParallelizable]
[Platform("Linux")]
public sealed class CombinationTests
{
    const int Seed = 1;

    static IEnumerable<TestCaseData> Rows() => Table.Always.Concat(Table.Cover(wise: 2, Seed)).DistinctBy(row => row.Name)
        .Select(row => new TestCaseData(row.Name).SetName($"Promises_are_kept_in.{row.Name}"));

    [TestCaseSource(nameof(Rows))]
    public void Promises_are_kept_in_every_combination(string name)
    {
        var broken = CaseRun.Of(Combination.Parse(name));

        if (broken is [CaseRun.Skipped]) Assert.Ignore(CaseRun.Skipped);
        Assert.That(broken, Is.Empty, string.Join('\n', broken));
    }
}
