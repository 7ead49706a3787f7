using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>
/// Who sent an event, put on it where the worker's own enrichers have not said it; otherwise an enricher of the parent
/// would fill the gap with the parent's identity.
/// </summary>
sealed class WorkerIdentity(Hello worker)
{
    readonly LogEventProperty[] _properties =
    [
        new("WorkerName", new ScalarValue(worker.WorkerName)),
        new("ProcessId", new ScalarValue(worker.ProcessId)),
        new("ProcessName", new ScalarValue(worker.ProcessName)),
        new("MachineName", new ScalarValue(worker.MachineName)),
    ];

    public int ProcessId => worker.ProcessId;

    public void Enrich(LogEvent logEvent)
    {
        foreach (var property in _properties) logEvent.AddPropertyIfAbsent(property);
    }
}
