using Serilog.Events;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Records that could not be written yet, oldest first, up to a limit; those beyond it are counted and dropped.</summary>
/// <remarks>Not thread-safe.</remarks>
sealed class WaitingRecords(long limitBytes)
{
    readonly Queue<(byte[] Record, LogEvent? Event)> _records = new();
    long _bytes;

    /// <summary>How many records wait.</summary>
    public int Count => _records.Count;

    /// <summary>How many were dropped since <see cref="TakeDropped"/> was last called.</summary>
    public long Dropped { get; private set; }

    /// <summary>Keeps a copy of a record, or drops it. Records after a dropped one are dropped too until some were written,
    /// so that a log has one gap and not many.</summary>
    /// <param name="record">It.</param>
    /// <param name="logEvent">Its event, if <see cref="TakeEvents"/> is to give it back; null otherwise.</param>
    public void Add(ReadOnlySpan<byte> record, LogEvent? logEvent = null)
    {
        if (Dropped > 0 || _bytes + record.Length > limitBytes)
        {
            Dropped++;
            FileMetrics.Dropped(DropReason.Full);
            return;
        }
        _records.Enqueue((record.ToArray(), logEvent));
        _bytes += record.Length;
    }

    /// <summary>The oldest record.</summary>
    public byte[] Peek() => _records.Peek().Record;

    /// <summary>Removes the oldest record, which is written.</summary>
    public void Remove() => _bytes -= _records.Dequeue().Record.Length;

    /// <summary>Removes those records that came with their events.</summary>
    /// <returns>The events, oldest first.</returns>
    public IReadOnlyList<LogEvent> TakeEvents()
    {
        List<LogEvent> events = [];
        for (var left = _records.Count; left > 0; left--)
        {
            var (record, logEvent) = _records.Dequeue();
            if (logEvent is null)
            {
                _records.Enqueue((record, null));
                continue;
            }
            events.Add(logEvent);
            _bytes -= record.Length;
        }
        return events;
    }

    /// <summary>How many were dropped; the count begins anew.</summary>
    public long TakeDropped()
    {
        var dropped = Dropped;
        Dropped = 0;
        return dropped;
    }
}
