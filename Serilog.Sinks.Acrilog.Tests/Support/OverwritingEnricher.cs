using Serilog.Core;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>An enricher without manners: overwrites what events have, removes some of it, and adds.</summary>
public sealed class OverwritingEnricher : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        foreach (var name in (string[])["Where", "WorkerName", "Added"]) logEvent.AddOrUpdateProperty(propertyFactory.CreateProperty(name, "parent"));
        logEvent.RemovePropertyIfPresent("ProcessId");
    }
}
