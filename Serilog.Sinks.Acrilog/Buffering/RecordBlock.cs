using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>A run of whole records, filled by callers and then handed to the one background writer.</summary>
sealed class RecordBlock(int capacity)
{
    readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(capacity);
    int[] _ends = capacity == 0 ? [] : new int[256];
    RecordTag[] _tags = capacity == 0 ? [] : new RecordTag[256];
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
    public RecordTag TagOf(int index) => _tags[_first + index];

    /// <summary>Adds a record, for which there is room.</summary>
    /// <returns>Where it is kept.</returns>
    public Span<byte> Add(ReadOnlySpan<byte> record, RecordTag tag)
    {
        MakeRoomFor(1);
        var stored = _bytes.AsSpan(_end, record.Length);
        record.CopyTo(stored);
        _end += record.Length;
        _ends[_count] = _end;
        _tags[_count++] = tag;
        return stored;
    }

    /// <summary>Adds all records of another block, for which there is room.</summary>
    public void AddAll(RecordBlock others)
    {
        var (first, count) = (others._first, others.Records);
        MakeRoomFor(count);
        var shift = _end - others.Base;
        others.Bytes.Span.CopyTo(_bytes.AsSpan(_end));
        others._tags.AsSpan(first, count).CopyTo(_tags.AsSpan(_count));
        for (var i = 0; i < count; i++) _ends[_count + i] = others._ends[first + i] + shift;
        _count += count;
        _end += others.Length;
    }

    /// <summary>Says that all records came at this time, in ticks of UTC.</summary>
    public void TimeAll(long ticks)
    {
        foreach (ref var tag in _tags.AsSpan(_first, Records)) tag = tag with { Ticks = ticks };
    }

    /// <summary>Drops the oldest record; there is one.</summary>
    /// <param name="level">Its level.</param>
    /// <returns>Its length.</returns>
    public int DropFirst(out LogEventLevel level)
    {
        level = _tags[_first].Level;
        var length = LengthOf(0);
        _first++;
        return length;
    }

    public void Clear() => (_end, _count, _first) = (0, 0, 0);

    void MakeRoomFor(int records)
    {
        if (_count + records <= _ends.Length) return;
        Array.Resize(ref _ends, Math.Max(2 * _count, _count + records));
        Array.Resize(ref _tags, _ends.Length);
    }

    int EndBefore(int index) => index == 0 ? 0 : _ends[index - 1];
}
