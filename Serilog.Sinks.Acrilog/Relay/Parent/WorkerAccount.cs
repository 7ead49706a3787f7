using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>A worker, for what is known and said of it.</summary>
/// <remarks>Safe from any thread.</remarks>
/// <param name="name">What the parent calls it.</param>
sealed class WorkerAccount(string name)
{
    volatile WorkerProcess? _process;
    volatile ProcessFacts? _facts;
    volatile LogEventProperty[] _identity = WorkerIdentity.Of(name, null, null, Environment.MachineName);

    public string Name => name;

    public WorkerLedger Ledger { get; } = new();

    /// <summary>The process that the parent started for it; null where it does not know of one.</summary>
    public WorkerProcess? Process
    {
        get => _process;
        set
        {
            _process = value;
            if (_facts is null) _identity = WorkerIdentity.Of(name, value?.Id, value?.Name, Environment.MachineName);
        }
    }

    /// <summary>What it says of itself; null before it has said anything, and for one that logs lines of JSON.</summary>
    public ProcessFacts? Facts
    {
        get => _facts;
        set
        {
            _facts = value;
            if (value is not null) _identity = WorkerIdentity.Of(name, value);
        }
    }

    /// <summary>Whether anything came from it.</summary>
    public bool HasSpoken { get; set; }

    /// <summary>As it said itself, or as its process was started; null while neither is known.</summary>
    public int? ProcessId => _facts?.ProcessId ?? _process?.Id;

    /// <summary>Puts on an event who sent it, where the worker's own enrichers have not said it; otherwise an enricher of the
    /// parent would fill the gap with the parent's identity.</summary>
    public void Identify(LogEvent logEvent)
    {
        foreach (var property in _identity) logEvent.AddPropertyIfAbsent(property);
    }
}
