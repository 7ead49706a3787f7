using System.Diagnostics;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>
/// A bounded buffer of whole records: any number of callers append finished bytes, one background writer takes them
/// in blocks. Nothing but bytes is kept, so no event outlives its call, unless its tag has it.
/// </summary>
/// <remarks>
/// A full buffer makes callers wait for as long as the limits say; once one has waited in vain and nobody got room, the others are
/// refused at once until the writer makes some, so that a reader that stopped costs its callers one wait, not one an event.
/// </remarks>
/// <param name="limits">How much may wait for the writer; one record always may.</param>
/// <param name="stamp">Writes into each record before it is stored; null for nothing.</param>
/// <param name="linger">How long an idle writer leaves a block to its callers that is not full: waking it for each record would
/// cost them more than the record. Zero for not at all.</param>
sealed partial class RecordBuffer(BufferLimits limits, RecordStamp? stamp = null, TimeSpan linger = default)
{
    // More than a busy log fills while the writer lingers; waking it for each would cost callers a part of their time.
    const int MostFilled = 16;

    readonly SpinGate _gate = new();
    readonly Queue<RecordBlock> _filled = [];
    readonly BlockPool _blocks = new();
    readonly RecordBlock _nothing = new(0);
    readonly BufferCounts _counts = new();
    readonly Refusals _refusals = new();
    RecordBlock _open = new(BlockPool.BlockBytes);
    long _pendingBytes;
    long _pendingRecords;
    long _stored;
    long _lastOrdinal;
    long _releasedThrough;
    bool _flushing = linger == TimeSpan.Zero;
    bool _poked;
    bool _announced;
    bool _closed;
    bool _completed;
    bool _writerWaits;
    bool _writerLingers;
    int _draining;

    /// <summary>How many records are stored and not yet released by the writer.</summary>
    public long PendingRecords
    {
        get { using (_gate.Hold()) return _pendingRecords; }
    }

    /// <summary>How many records were stored so far, as <see cref="RecordBlock.LastStored"/> counts them.</summary>
    public long Stored
    {
        get { using (_gate.Hold()) return _stored; }
    }

    /// <summary>Whether <see cref="RefuseRecords"/> was called: what is offered now comes too late to be counted.</summary>
    public bool IsRefusingRecords
    {
        get { using (_gate.Hold()) return _closed; }
    }

    /// <inheritdoc cref="TryAppend(ReadOnlySpan{byte}, RecordTag, bool, out bool)"/>
    public bool TryAppend(ReadOnlySpan<byte> record, RecordTag tag, bool mayWait = true) => TryAppend(record, tag, mayWait, out _);

    /// <summary>Stores a record; false when it was dropped, or came too late.</summary>
    /// <param name="record">The record.</param>
    /// <param name="tag">What the target wants to know about the record.</param>
    /// <param name="mayWait">Whether the caller may be kept waiting for room.</param>
    /// <param name="isLate">Whether it came after <see cref="RefuseRecords"/> or <see cref="Complete"/>, and is not counted.</param>
    public bool TryAppend(ReadOnlySpan<byte> record, RecordTag tag, bool mayWait, out bool isLate)
    {
        using (_gate.Hold())
        {
            isLate = _closed;
            if (isLate) return false;
            return Append(record, tag, mayWait ? limits.Patience : TimeSpan.Zero);
        }
    }

    /// <summary>Moves all records of a block here, or drops those that find no room; they were accepted before, so that none comes
    /// too late. Those that are not moved when this throws are still in the block.</summary>
    public void AppendAll(RecordBlock records)
    {
        if (records.Records == 0) return;
        using (_gate.Hold())
        {
            while (records.Records > 0 && !_closed && !HasRoomForAll(records))
            {
                var tag = records.TagOf(0);
                var hasRoom = FindRoom(records.LengthOf(0), tag.Level, limits.Patience);
                if (_closed) break;
                Take(records.RecordAt(0), tag, hasRoom);
                records.DropFirst(out _);
            }

            StoreAll(records);
        }
    }

    /// <summary>Moves all records of a block here once there is room for all of them; false, and none is moved, when
    /// <paramref name="timeout"/> passes first.</summary>
    public bool TryAppendAll(RecordBlock records, TimeSpan timeout)
    {
        if (records.Records == 0) return true;
        using (_gate.Hold())
        {
            if (!WaitForRoomForAll(records, timeout)) return false;
            StoreAll(records);
            return true;
        }
    }

    /// <summary>Moves all records of a block here, whether there is room for them or not.</summary>
    public void Store(RecordBlock records)
    {
        if (records.Records == 0) return;
        using (_gate.Hold())
        {
            StoreAll(records);
            // They have waited for the writer already.
            _flushing = true;
        }
    }

    /// <summary>Counts a record that is offered and dropped at once.</summary>
    public void Drop(RecordTag tag)
    {
        using (_gate.Hold()) Take([], tag, hasRoom: false);
    }

    /// <summary>Says that records wait elsewhere to be collected.</summary>
    public void Announce()
    {
        using (_gate.Hold())
        {
            _announced = true;
            if (!_writerLingers) WakeWriter();
        }
    }

    /// <summary>Copies how many records of each level were offered so far, dropped ones included; their sum.</summary>
    public long CopyOffered(Span<long> byLevel)
    {
        using (_gate.Hold()) return _counts.CopyOffered(byLevel);
    }

    /// <summary>Moves out how many records of each level were dropped since the last call; their sum.</summary>
    public long TakeDropped(Span<long> byLevel)
    {
        using (_gate.Hold()) return _counts.TakeDropped(byLevel);
    }

    /// <summary>Lets callers that wait for room go, counted and refused, and takes no more records.</summary>
    public void RefuseRecords()
    {
        using (_gate.Hold())
        {
            _closed = true;
            _gate.PulseAll();
            while (_waitingForRoom > 0) _gate.Wait(Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Refuses all records that come later, and lets the writer end when it has drained those that came before.</summary>
    public void Complete()
    {
        using (_gate.Hold())
        {
            _closed = true;
            _completed = true;
            _gate.PulseAll();
        }
    }

    /// <summary>Hands what is stored to the writer, though it may not fill a block.</summary>
    public void Flush()
    {
        using (_gate.Hold()) FlushHeld();
    }

    /// <summary>Has the writer's target called soon, with an empty block if there is no other.</summary>
    public void Poke()
    {
        using (_gate.Hold())
        {
            _poked = true;
            WakeWriter();
        }
    }

    /// <summary>Waits until the writer has released all that is stored now; false when <paramref name="timeout"/> passes first.</summary>
    public bool Drain(TimeSpan timeout)
    {
        var start = Stopwatch.GetTimestamp();
        using (_gate.Hold())
        {
            var last = _stored;
            _draining++;
            try
            {
                while (_releasedThrough < last && _pendingRecords > 0)
                {
                    FlushHeld();
                    var left = timeout - Stopwatch.GetElapsedTime(start);
                    if (left <= TimeSpan.Zero || !_gate.Wait(left)) return _releasedThrough >= last || _pendingRecords == 0;
                }

                return true;
            }
            finally
            {
                _draining--;
            }
        }
    }

    void FlushHeld()
    {
        if (_open.Records == 0) return;
        _flushing = true;
        WakeWriter();
    }

    void StoreAll(RecordBlock records)
    {
        if (records.Records > 0) StoreTogether(records);
        records.Clear();
    }

    // As if one by one; but a stamp would have to be put on each.
    void StoreTogether(RecordBlock records)
    {
        for (var i = 0; i < records.Records; i++) _counts.Offered(records.TagOf(i));
        _lastOrdinal = _counts.Total;
        if (_open.Free < records.Length) BeginBlock(records.Length);
        _open.AddAll(records);
        NoteStored(records.Records, records.Length);
    }

    bool Append(ReadOnlySpan<byte> record, RecordTag tag, TimeSpan patience)
    {
        var hasRoom = FindRoom(record.Length, tag.Level, patience);
        Take(record, tag, hasRoom);
        return hasRoom;
    }

    void Take(ReadOnlySpan<byte> record, RecordTag tag, bool hasRoom)
    {
        _counts.Offered(tag);
        if (hasRoom) Store(record, tag);
        else NoteDropped(tag);
    }

    void Store(ReadOnlySpan<byte> record, RecordTag tag)
    {
        _lastOrdinal = _counts.Total;
        if (_open.Free < record.Length) BeginBlock(record.Length);
        var stored = _open.Add(record, tag);
        stamp?.Invoke(stored, _lastOrdinal);
        NoteStored(1, record.Length);
    }

    void BeginBlock(int leastBytes)
    {
        if (_open.Records > 0) _filled.Enqueue(_open);
        _open = _blocks.Next(leastBytes);
    }

    void NoteStored(int records, int bytes)
    {
        _stored += records;
        (_open.LastStored, _open.LastOrdinal) = (_stored, _lastOrdinal);
        _pendingBytes += bytes;
        _pendingRecords += records;
        if (_flushing || !_writerLingers || _filled.Count >= MostFilled) WakeWriter();
    }
}
