using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>The way of one worker's events into the parent's log.</summary>
/// <remarks>Not thread-safe.</remarks>
sealed class EventRoute(ILogger target, WorkerAccount worker, ILineLog? lines = null)
{
    // A worker that makes up sources costs time, not memory.
    const int MostSources = 1000;

    readonly Dictionary<string, ILogger> _bySource = new(StringComparer.Ordinal);
    bool _isClosed;

    /// <summary>The time to write is up: what is delivered from now on is counted as lost.</summary>
    public void Close() => _isClosed = true;

    /// <summary>Takes an event that came over the relay, and keeps account of it.</summary>
    public void Deliver(LogEvent logEvent)
    {
        if (IsLate(logEvent.Level)) return;
        if (RelayMetrics.WantsDelay) RelayMetrics.Waited(TimeProvider.System.GetUtcNow() - logEvent.Timestamp);
        if (TryWrite(logEvent)) worker.Ledger.EventDelivered(logEvent.Level);
        else worker.Ledger.EventRefused();
        worker.Ledger.EventHandled();
        if (Gathering.Current?.WriteIfLate() == true) worker.Ledger.Settle();
    }

    /// <summary>Takes a line that came over the relay, and keeps account of it.</summary>
    /// <exception cref="WireFormatException">The worker was not asked for lines.</exception>
    public void Deliver(Line line)
    {
        if (lines is null) throw new WireFormatException("a finished line came, which this parent has not asked for");
        if (line.WasCut) worker.Ledger.EventWasCut();
        if (IsLate(line.Level)) return;
        if (RelayMetrics.WantsDelay) RelayMetrics.Waited(TimeProvider.System.GetUtcNow() - line.Timestamp);
        // The level may have been raised meanwhile.
        if (lines.IsEnabled(line.Level)) lines.Write(line.Bytes, line.Level);
        worker.Ledger.EventDelivered(line.Level);
        worker.Ledger.EventHandled();
    }

    /// <summary>Says who sent an event, and writes it where the log's levels, filters and enrichers apply to it; false when the log
    /// threw it back.</summary>
    public bool TryWrite(LogEvent logEvent)
    {
        worker.Identify(logEvent);
        try
        {
            WorkerProperties.Write(LoggerFor(logEvent), logEvent);
            return true;
        }
        catch (Exception ex)
        {
            // An audit sink of the target threw: one event is lost to it, the relay goes on.
            Failures.Report("An event of worker {0} could not be written: {1}", worker.Name, ex);
            return false;
        }
    }

    bool IsLate(LogEventLevel level)
    {
        if (_isClosed) worker.Ledger.EventLate(level);
        return _isClosed;
    }

    // Levels can be overridden for a source, and a logger knows them only if it was made for that source.
    ILogger LoggerFor(LogEvent logEvent)
    {
        if (!logEvent.Properties.TryGetValue(Constants.SourceContextPropertyName, out var value)
            || value is not ScalarValue { Value: string source }) return target;
        if (_bySource.TryGetValue(source, out var known)) return known;
        if (_bySource.Count >= MostSources) _bySource.Clear();
        return _bySource[source] = target.ForContext(Constants.SourceContextPropertyName, source);
    }
}
