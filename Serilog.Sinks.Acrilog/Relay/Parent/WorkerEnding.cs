namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>How a worker ended, as far as its parent can know.</summary>
/// <param name="Kind">How its connection ended.</param>
/// <param name="IsClean">Whether it ended its stream as it should.</param>
/// <param name="ExitCode">Of its process; null where that still runs, or is not known.</param>
/// <param name="UnfinishedBytes">Bytes of a frame or line that never ended.</param>
/// <param name="LastErrorLines">The last it wrote to standard error, if that was captured.</param>
sealed record WorkerEnding(WorkerEnd Kind, bool IsClean, int? ExitCode, int UnfinishedBytes, IReadOnlyList<string> LastErrorLines)
{
    // .NET reports a process that a signal ended as a shell does.
    const int SignalBase = 128;

    const int LastSignal = 64;

    /// <summary>The number of the signal that ended it, on Unix; null for none.</summary>
    public int? Signal => !OperatingSystem.IsWindows() && ExitCode is > SignalBase and <= SignalBase + LastSignal ? ExitCode - SignalBase : null;
}
