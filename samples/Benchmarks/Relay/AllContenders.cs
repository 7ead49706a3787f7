using Benchmarks.Relay.Contenders;

namespace Benchmarks.Relay;

/// <summary>Who takes part.</summary>
static class AllContenders
{
    public static IReadOnlyList<IContender> List { get; } =
    [
        new SerilogShared(),
        new AcrilogShared(),
        .. OperatingSystem.IsLinux() ? (IContender[])[new NLogAppend()] : [],
        new TypedRelay(Names.Typed, buffered: false),
        new TypedRelay(Names.TypedBuffered, buffered: true),
        new StraightRelay(),
        new NLogFile(),
    ];
}
