using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>What the worker had on the event that is on its way into the log now, on this thread.</summary>
/// <remarks>
/// An event is copied on its way into a nested logger, and so is known by its template and time: no other on its way has the
/// template, which the worker's decoder has made. Costs a test of a field while nobody restores.
/// </remarks>
sealed class WorkerProperties
{
    static volatile bool _wanted;

    [ThreadStatic] static WorkerProperties? _innermost;

    readonly LogEvent _event;
    readonly KeyValuePair<string, LogEventPropertyValue>[] _properties;
    readonly WorkerProperties? _outer;

    WorkerProperties(LogEvent logEvent, WorkerProperties? outer) => (_event, _properties, _outer) = (logEvent, [.. logEvent.Properties], outer);

    /// <summary>Has them noted from now on.</summary>
    public static void Want() => _wanted = true;

    /// <summary>Writes an event to a logger, whose enrichers may call <see cref="Restore"/> meanwhile.</summary>
    public static void Write(ILogger target, LogEvent logEvent)
    {
        if (!_wanted)
        {
            target.Write(logEvent);
            return;
        }

        var outer = _innermost;
        _innermost = new WorkerProperties(logEvent, outer);
        try
        {
            target.Write(logEvent);
        }
        finally
        {
            _innermost = outer;
        }
    }

    /// <summary>Gives an event of a worker back what the worker had set; leaves others alone.</summary>
    public static void Restore(LogEvent logEvent)
    {
        for (var noted = _innermost; noted is not null; noted = noted._outer)
        {
            if (!noted.IsOf(logEvent)) continue;
            foreach (var (name, value) in noted._properties)
                if (!logEvent.Properties.TryGetValue(name, out var now) || !ReferenceEquals(now, value)) logEvent.AddOrUpdateProperty(new LogEventProperty(name, value));
            return;
        }
    }

    bool IsOf(LogEvent logEvent) =>
        ReferenceEquals(logEvent, _event) || (ReferenceEquals(logEvent.MessageTemplate, _event.MessageTemplate) && logEvent.Timestamp.EqualsExact(_event.Timestamp));
}
