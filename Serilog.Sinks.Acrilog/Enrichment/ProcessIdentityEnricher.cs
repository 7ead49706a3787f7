using System.Diagnostics;
using Serilog.Core;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Enrichment;

/// <summary>Says which process logged an event: machine, process id and name, and the worker's name if it has one.</summary>
sealed class ProcessIdentityEnricher : ILogEventEnricher
{
    // None of these changes while the process lives, so all events share them.
    readonly LogEventProperty[] _identity;

    /// <param name="workerName">Null, empty or blank adds no <c>WorkerName</c>.</param>
    public ProcessIdentityEnricher(string? workerName)
    {
        using var process = Process.GetCurrentProcess();
        List<LogEventProperty> identity =
        [
            new("MachineName", new ScalarValue(Environment.MachineName)),
            new("ProcessId", new ScalarValue(Environment.ProcessId)),
            new("ProcessName", new ScalarValue(process.ProcessName)),
        ];
        if (!string.IsNullOrWhiteSpace(workerName)) identity.Add(new("WorkerName", new ScalarValue(workerName)));
        _identity = [.. identity];
    }

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        foreach (var property in _identity) logEvent.AddPropertyIfAbsent(property);
    }
}
