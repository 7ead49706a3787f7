using System.Diagnostics;
using Serilog.Sinks.Acrilog.Relay.Transport;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>What a <see cref="ProcessStartInfo"/> was before it was made that of a worker.</summary>
sealed record WorkerStartInfo(string? Info, bool RedirectsOutput, bool RedirectsError)
{
    /// <summary>Has the process that is started next find its relay, and its output captured if that is wanted.</summary>
    public static WorkerStartInfo Change(ProcessStartInfo startInfo, RelayAddress address, bool captures)
    {
        startInfo.Environment.TryGetValue(RelayEnvironment.Variable, out var info);
        var before = new WorkerStartInfo(info, startInfo.RedirectStandardOutput, startInfo.RedirectStandardError);
        startInfo.Environment[RelayEnvironment.Variable] = address.ToString();
        if (captures) startInfo.RedirectStandardOutput = startInfo.RedirectStandardError = true;
        return before;
    }

    public void Restore(ProcessStartInfo startInfo)
    {
        if (Info is null) startInfo.Environment.Remove(RelayEnvironment.Variable);
        else startInfo.Environment[RelayEnvironment.Variable] = Info;
        startInfo.RedirectStandardOutput = RedirectsOutput;
        startInfo.RedirectStandardError = RedirectsError;
    }
}
