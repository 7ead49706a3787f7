using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>A run of whole records, filled by callers and then handed to the one background writer.</summary>
sealed class RecordBlock(int capacity)
{
    readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(capacity);
    int[] _ends = capacity == 0 ? [] : new int[256];
    Note[] _notes = capacity == 0 ? [] : new Note[256];

    // Null until a record comes with its event: most logs have nobody to hand it over to.
    LogEvent?[]? _events;
    int _end;
    int _count;

    // Records before it were dropped while they waited.
    int _first;

    public int Length => _end - Base;

    public int Records => _count - _first;

    public int Free => _bytes.Length - _end;

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(Base, Length);

    /// <summary>How many records were stored in the buffer up to the last one here, in all.</summary>
    public long LastStored { get; set; }

    /// <summary>How many records were offered to the buffer up to the last one here, dropped ones included.</summary>
    public long LastOrdinal { get; set; }

    int Base => EndBefore(_first);

    /// <summary>Where a record begins; for <see cref="Records"/>, where the last one ends.</summary>
    public int StartOf(int index) => EndBefore(_first + index) - Base;

    public int LengthOf(int index) => _ends[_first + index] - EndBefore(_first + index);

    public ReadOnlySpan<byte> RecordAt(int index) => _bytes.AsSpan(EndBefore(_first + index), LengthOf(index));

    /// <summary>What the caller said about a record, for the target.</summary>
    public RecordTag TagOf(int index)
    {
        var note = _notes[_first + index];
        return new RecordTag(note.Level, note.Ticks, note.Ticket) { Event = _events?[_first + index] };
    }

    /// <summary>Adds a record, for which there is room.</summary>
    /// <returns>Where it is kept.</returns>
    public Span<byte> Add(ReadOnlySpan<byte> record, RecordTag tag)
    {
        MakeRoomFor(1);
        var stored = _bytes.AsSpan(_end, record.Length);
        record.CopyTo(stored);
        _end += record.Length;
        _ends[_count] = _end;
        _notes[_count] = new Note(tag.Level, tag.Ticks, tag.Ticket);
        if (tag.Event is { } logEvent) EventsToFill()[_count] = logEvent;
        _count++;
        return stored;
    }

    /// <summary>Adds all records of another block, for which there is room.</summary>
    public void AddAll(RecordBlock others)
    {
        var (first, count) = (others._first, others.Records);
        MakeRoomFor(count);
        var shift = _end - others.Base;
        others.Bytes.Span.CopyTo(_bytes.AsSpan(_end));
        others._notes.AsSpan(first, count).CopyTo(_notes.AsSpan(_count));
        others._events?.AsSpan(first, count).CopyTo(EventsToFill().AsSpan(_count));
        for (var i = 0; i < count; i++) _ends[_count + i] = others._ends[first + i] + shift;
        _count += count;
        _end += others.Length;
    }

    /// <summary>Says that all records came at this time, in ticks of UTC.</summary>
    public void TimeAll(long ticks)
    {
        foreach (ref var note in _notes.AsSpan(_first, Records)) note = note with { Ticks = ticks };
    }

    /// <summary>Drops the oldest record; there is one.</summary>
    /// <param name="tag">What is known of it.</param>
    /// <returns>Its length.</returns>
    public int DropFirst(out RecordTag tag)
    {
        tag = TagOf(0);
        var length = LengthOf(0);
        _first++;
        return length;
    }

    /// <summary>The events of the records that came with theirs, in order.</summary>
    /// <param name="first">The index of the record to begin with.</param>
    public IReadOnlyList<LogEvent> Events(int first = 0) =>
        _events is null ? [] : [.. _events.AsSpan(_first + first, Records - first).ToArray().OfType<LogEvent>()];

    public void Clear()
    {
        _events?.AsSpan(0, _count).Clear();
        (_end, _count, _first) = (0, 0, 0);
    }

    void MakeRoomFor(int records)
    {
        if (_count + records <= _ends.Length) return;
        Array.Resize(ref _ends, Math.Max(2 * _count, _count + records));
        Array.Resize(ref _notes, _ends.Length);
        if (_events is not null) Array.Resize(ref _events, _ends.Length);
    }

    LogEvent?[] EventsToFill() => _events ??= new LogEvent?[_ends.Length];

    int EndBefore(int index) => index == 0 ? 0 : _ends[index - 1];

    readonly record struct Note(LogEventLevel Level, long Ticks, long Ticket);
}
