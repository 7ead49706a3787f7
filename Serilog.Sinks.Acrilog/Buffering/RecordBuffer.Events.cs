using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Buffering;

/// <content>The events of records that no writer will get, for whom they are to be handed to.</content>
sealed partial class RecordBuffer
{
    List<LogEvent>? _droppedEvents;

    /// <summary>Moves out the events of records that were dropped since the last call, in order, as far as their tags had them.</summary>
    public IReadOnlyList<LogEvent> TakeDroppedEvents()
    {
        if (Volatile.Read(ref _droppedEvents) is null) return [];
        using (_gate.Hold())
        {
            var events = _droppedEvents ?? [];
            _droppedEvents = null;
            return events;
        }
    }

    /// <summary>Forgets all records that the writer has not taken yet.</summary>
    /// <returns>Their events, in order, as far as their tags had them.</returns>
    public IReadOnlyList<LogEvent> TakeEvents()
    {
        using (_gate.Hold())
        {
            var events = new List<LogEvent>();
            _filled.Enqueue(_open);
            _open = _blocks.Next();
            while (_filled.TryDequeue(out var block))
            {
                events.AddRange(block.Events());
                _pendingBytes -= block.Length;
                _pendingRecords -= block.Records;
                _blocks.Recycle(block);
            }

            return events;
        }
    }

    void NoteDropped(RecordTag tag)
    {
        _counts.Dropped(tag);
        if (tag.Event is { } logEvent) (_droppedEvents ??= []).Add(logEvent);
    }
}
