using Serilog.Core;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>Undoes what the enrichers before it did to what a worker had set on its event.</summary>
sealed class WorkerPropertiesKeeper : ILogEventEnricher
{
    public WorkerPropertiesKeeper() => WorkerProperties.Want();

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => WorkerProperties.Restore(logEvent);
}
