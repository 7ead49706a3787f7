using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>What an event of a worker has beside what was logged, wherever it becomes text.</summary>
static class WorkerIdentity
{
    /// <summary>How many properties it is.</summary>
    public const int Properties = 4;

    /// <summary>The properties; what is not known is said to be so: null.</summary>
    public static LogEventProperty[] Of(string workerName, int? processId, string? processName, string machineName) =>
    [
        new("WorkerName", new ScalarValue(workerName)),
        new("ProcessId", new ScalarValue(processId)),
        new("ProcessName", new ScalarValue(processName)),
        new("MachineName", new ScalarValue(machineName)),
    ];

    /// <summary>The properties of a worker that has said who it is.</summary>
    public static LogEventProperty[] Of(string workerName, ProcessFacts facts) =>
        Of(workerName, facts.ProcessId, facts.ProcessName, facts.MachineName);
}
