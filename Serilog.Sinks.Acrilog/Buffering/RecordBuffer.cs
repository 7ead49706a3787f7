using System.Diagnostics;

namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>
/// A bounded buffer of whole records: any number of callers append finished bytes, one background writer takes them
/// in blocks. Nothing but bytes is kept, so no event outlives its call.
/// </summary>
/// <remarks>
/// A full buffer makes callers wait for as long as each is prepared to; once one has waited in vain, the others are
/// refused at once until the writer makes room, so that a reader that stopped costs its callers one wait, not one an event.
/// </remarks>
/// <param name="limitBytes">How many bytes may wait for the writer; one record always may.</param>
/// <param name="stamp">Writes into each record before it is stored; null for nothing.</param>
/// <param name="gathers">Whether a block that is not full waits for <see cref="Flush"/>; otherwise the writer gets what there
/// is as soon as it is idle.</param>
sealed class RecordBuffer(long limitBytes, RecordStamp? stamp = null, bool gathers = false)
{
    const int BlockBytes = 64 * 1024;

    readonly object _gate = new();
    readonly Queue<RecordBlock> _filled = new();
    RecordBlock _open = new(BlockBytes);
    RecordBlock? _spare;
    long _pendingBytes;
    long _pendingRecords;
    long _ordinal;
    long _stored;
    long _released;
    bool _flushing = !gathers;
    bool _refusing;
    bool _refusingRecords;
    bool _completed;
    bool _writerWaits;
    int _waitingForRoom;
    int _draining;

    /// <summary>How many records were offered so far, dropped ones included.</summary>
    public long Offered
    {
        get { lock (_gate) return _ordinal; }
    }

    /// <summary>How many records are stored and not yet released by the writer.</summary>
    public long PendingRecords
    {
        get { lock (_gate) return _pendingRecords; }
    }

    /// <summary>Stores a record, waiting up to <paramref name="patience"/> for room; false when it was refused.</summary>
    /// <param name="record">The record; the stamp may change it.</param>
    /// <param name="patience">How long to wait while the buffer is full.</param>
    /// <param name="tag">What the target wants to know about the record.</param>
    public bool TryAppend(Span<byte> record, TimeSpan patience, long tag = 0)
    {
        lock (_gate)
        {
            if (_refusingRecords) return false;
            var accepted = HasRoomFor(record.Length) || WaitForRoom(record.Length, patience);
            _ordinal++;
            if (!accepted) return false;
            Store(record, tag);
            return true;
        }
    }

    /// <summary>Stores a record that is not counted, beyond the limit if need be; false once the buffer is completed.</summary>
    public bool AppendNote(Span<byte> record)
    {
        lock (_gate)
        {
            if (_completed) return false;
            Store(record);
            return true;
        }
    }

    /// <summary>Whether <see cref="RefuseRecords"/> was called: what is offered now comes too late to be counted.</summary>
    public bool IsRefusingRecords
    {
        get { lock (_gate) return _refusingRecords; }
    }

    /// <summary>
    /// Lets callers that wait for room go, counted and refused, and takes no more records; notes are still taken.
    /// </summary>
    public void RefuseRecords()
    {
        lock (_gate)
        {
            _refusingRecords = true;
            Monitor.PulseAll(_gate);
            while (_waitingForRoom > 0) Monitor.Wait(_gate);
        }
    }

    /// <summary>
    /// Stores a last, uncounted record, unless it is empty, and refuses all that come later; only the first call has an effect.
    /// </summary>
    public void CompleteWith(Span<byte> lastRecord)
    {
        lock (_gate)
        {
            if (_completed) return;
            if (!lastRecord.IsEmpty) Store(lastRecord);
            _refusingRecords = true;
            _completed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Hands what is stored to the writer, though it may not fill a block.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (_open.Length == 0) return;
            _flushing = true;
            if (_writerWaits) Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits until the writer has released all that is stored now; false when <paramref name="timeout"/> passes first.</summary>
    public bool Drain(TimeSpan timeout)
    {
        var start = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            var last = _stored;
            _draining++;
            try
            {
                while (_released < last)
                {
                    Flush();
                    var left = timeout - Stopwatch.GetElapsedTime(start);
                    if (left <= TimeSpan.Zero || !Monitor.Wait(_gate, left)) return _released >= last;
                }
                return true;
            }
            finally
            {
                _draining--;
            }
        }
    }

    /// <summary>The next block, as soon as there is one; null when the buffer is completed and empty.</summary>
    public RecordBlock? Take()
    {
        lock (_gate)
        {
            while (_filled.Count == 0 && (_open.Length == 0 || !(_flushing || _completed)))
            {
                if (_completed) return null;
                _writerWaits = true;
                Monitor.Wait(_gate);
                _writerWaits = false;
            }

            if (_filled.TryDequeue(out var block)) return block;
            block = _open;
            _open = NextBlock(BlockBytes);
            _flushing = !gathers;
            return block;
        }
    }

    /// <summary>Gives a taken block back: its room can be used again.</summary>
    public void Release(RecordBlock block)
    {
        lock (_gate)
        {
            _pendingBytes -= block.Length;
            _pendingRecords -= block.Records;
            _released += block.Records;
            _refusing = false;
            block.Clear();
            if (block.Free == BlockBytes) _spare = block;
            if (_waitingForRoom + _draining > 0) Monitor.PulseAll(_gate);
        }
    }

    // One record always fits an empty buffer, however small the limit.
    bool HasRoomFor(int bytes) => !_refusingRecords && (_pendingBytes + bytes <= limitBytes || _pendingBytes == 0);

    bool WaitForRoom(int bytes, TimeSpan patience)
    {
        var start = Stopwatch.GetTimestamp();
        _waitingForRoom++;
        _flushing = true;
        if (_writerWaits) Monitor.PulseAll(_gate);
        try
        {
            while (!_refusingRecords && !_refusing)
            {
                var left = patience - Stopwatch.GetElapsedTime(start);
                if (left <= TimeSpan.Zero || !Monitor.Wait(_gate, left))
                    _refusing = !HasRoomFor(bytes);
                if (HasRoomFor(bytes)) return true;
            }

            return false;
        }
        finally
        {
            _waitingForRoom--;
            if (_refusingRecords) Monitor.PulseAll(_gate);
        }
    }

    void Store(Span<byte> record, long tag = 0)
    {
        stamp?.Invoke(record, _ordinal);
        if (_open.Free < record.Length)
        {
            if (_open.Length > 0) _filled.Enqueue(_open);
            _open = NextBlock(Math.Max(BlockBytes, record.Length));
        }

        _open.Add(record, tag);
        _stored++;
        _pendingBytes += record.Length;
        _pendingRecords++;
        if (_writerWaits && (_flushing || _filled.Count > 0)) Monitor.PulseAll(_gate);
    }

    RecordBlock NextBlock(int capacity)
    {
        if (capacity > BlockBytes || _spare is null) return new RecordBlock(capacity);
        var block = _spare;
        _spare = null;
        return block;
    }
}
