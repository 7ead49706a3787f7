using Benchmarks.Roll.Contenders;

namespace Benchmarks.Roll;

/// <summary>Who takes part.</summary>
static class AllContenders
{
    public static IReadOnlyList<IContender> List { get; } = [new SerilogFile(), new NLogFile(), new AcrilogFile()];
}
