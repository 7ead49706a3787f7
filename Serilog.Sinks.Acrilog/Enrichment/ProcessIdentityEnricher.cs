using System.Diagnostics;
using Serilog.Core;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Enrichment;

/// <summary>Says which process logged an event: machine, process id and name, and the worker's name if it has one.</summary>
sealed class ProcessIdentityEnricher : ILogEventEnricher
{
    const string ProcessIdName = "ProcessId";

    // None of these changes while the process lives, so all events share them.
    readonly LogEventProperty[] _identity;
    readonly bool _threads;

    /// <param name="workerName">Null, empty or blank adds no <c>WorkerName</c>.</param>
    /// <param name="threads">Whether to say which thread it was, too.</param>
    public ProcessIdentityEnricher(string? workerName, bool threads)
    {
        _threads = threads;
        using var process = Process.GetCurrentProcess();
        List<LogEventProperty> identity =
        [
            new("MachineName", new ScalarValue(Environment.MachineName)),
            new(ProcessIdName, new ScalarValue(Environment.ProcessId)),
            new("ProcessName", new ScalarValue(process.ProcessName)),
        ];
        if (!string.IsNullOrWhiteSpace(workerName)) identity.Add(new("WorkerName", new ScalarValue(workerName)));
        _identity = [.. identity];
    }

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        if (_threads && IsOfThisProcess(logEvent)) ThreadIdentity.AddTo(logEvent);
        foreach (var property in _identity) logEvent.AddPropertyIfAbsent(property);
    }

    // A worker's event comes with its process; the thread that hands it on here is not the one that logged it.
    static bool IsOfThisProcess(LogEvent logEvent) =>
        !logEvent.Properties.TryGetValue(ProcessIdName, out var process) || process is ScalarValue { Value: int id } && id == Environment.ProcessId;
}
