using Serilog.Core;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Enrichment;

/// <summary>Says where an event was logged, as far as the stack knows; costs a comparison below its level.</summary>
/// <remarks>Should reading the stack fail, Serilog's logger contains and reports it, as any enricher's failure.</remarks>
sealed class CallerEnricher(LogEventLevel minimumLevel) : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        if (logEvent.Level < minimumLevel || CallSite.IsKnownTo(logEvent)) return;
        CallerStack.Find()?.Enrich(logEvent, propertyFactory);
    }
}
