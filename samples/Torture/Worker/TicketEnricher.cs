using Serilog.Core;
using Serilog.Events;

namespace Torture.Worker;

/// <summary>Gives each event the property <c>Number</c>.</summary>
sealed class TicketEnricher(WorkerTally tally) : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) =>
        logEvent.AddPropertyIfAbsent(new LogEventProperty("Number", new ScalarValue(new Ticket(tally, logEvent.Level))));
}
