using System.Diagnostics;

namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>Small blocks before a <see cref="RecordBuffer"/>, each for one thread or a few, whose records go on together: if each took
/// the buffer's gate, threads on several processors would spend most of their time on memory that the others have just changed.</summary>
/// <remarks>
/// <para>Safe from any thread. A record whose call returned before that of another began comes before it in the buffer, whatever
/// threads made the two calls: each record takes a ticket, all lanes are emptied at one moment, and their records go on in the
/// order of the tickets.</para>
/// <para>Buffers that are small have none, so that their limit is kept to the byte.</para>
/// </remarks>
sealed class RecordLanes
{
    const int MostLanes = 16;
    const int LaneBytes = 4 * 1024;

    // Of which the lanes are a small part.
    const long LeastBufferBytes = 1024 * 1024;

    readonly RecordBuffer _buffer;
    readonly Lane[] _lanes;

    // Taken before a lane's lock, never after it, and held while records move from the lanes to the buffer.
    readonly object _moving = new();

    // Guarded by _moving. Records that have left the lanes and come before all that are in them.
    readonly RecordBlock _merged;
    readonly RecordBlock[] _sources;

    TicketCounter _tickets;
    volatile bool _closed;

    /// <param name="limits">How much may wait for the writer, here and in the buffer together.</param>
    /// <param name="linger">How long records may wait for others before the writer takes them.</param>
    public RecordLanes(BufferLimits limits, TimeSpan linger)
    {
        _lanes = new Lane[limits.Bytes >= LeastBufferBytes ? MostLanes : 0];
        for (var i = 0; i < _lanes.Length; i++) _lanes[i] = new Lane(LaneBytes);
        _sources = new RecordBlock[_lanes.Length];
        _merged = new RecordBlock(_lanes.Length * LaneBytes);
        _buffer = new RecordBuffer(limits with { Bytes = limits.Bytes - (2 * _lanes.Length * LaneBytes) }, linger: linger) { Collect = Collect };
    }

    /// <summary>Where the records go.</summary>
    public RecordBuffer Buffer => _buffer;

    /// <inheritdoc cref="RecordBuffer.TryAppend(ReadOnlySpan{byte}, RecordTag, bool, out bool)"/>
    public bool TryAppend(ReadOnlySpan<byte> record, RecordTag tag, bool mayWait, out bool isLate)
    {
        if (_lanes.Length == 0) return _buffer.TryAppend(record, tag, mayWait, out isLate);
        if (record.Length > LaneBytes / 4) return TryAppendToBuffer(record, tag, mayWait, out isLate);
        var lane = _lanes[Environment.CurrentManagedThreadId % MostLanes];
        while (!TryAppendToLane(lane, record, tag, out isLate))
        {
            if (isLate) return false;
            if (!TryEmpty(lane, record.Length, mayWait)) return Refuse(tag);
        }
        return true;
    }

    /// <inheritdoc cref="RecordBuffer.Drain"/>
    public bool Drain(TimeSpan timeout)
    {
        var start = Stopwatch.GetTimestamp();
        var all = _lanes.Length == 0 || TryMoveOn(start, timeout);
        return _buffer.Drain(Left(start, timeout)) && all;
    }

    /// <summary>Takes no more records, lets those who wait for room go, and has the writer end when it has drained what came before.</summary>
    public void Complete()
    {
        // First, so that nobody keeps waiting for room while records move.
        _buffer.RefuseRecords();
        _closed = true;
        if (_lanes.Length > 0)
            lock (_moving) StoreAllLocked();
        _buffer.Complete();
    }

    // False if the lane is full, or the record comes too late.
    bool TryAppendToLane(Lane lane, ReadOnlySpan<byte> record, RecordTag tag, out bool isLate)
    {
        lock (lane)
        {
            isLate = _closed;
            if (isLate || !lane.HasRoomLocked(record.Length)) return false;
            if (lane.AddLocked(record, tag with { Ticket = _tickets.Next() })) _buffer.Announce();
            return true;
        }
    }

    // After all that is in the lanes.
    bool TryAppendToBuffer(ReadOnlySpan<byte> record, RecordTag tag, bool mayWait, out bool isLate)
    {
        isLate = false;
        if (!TryBeginMoving(mayWait)) return Refuse(tag);
        try
        {
            MoveOnLocked(mayWait);
            return _buffer.TryAppend(record, tag, mayWait, out isLate);
        }
        finally
        {
            Monitor.Exit(_moving);
        }
    }

    // False if others wait for room in the buffer, and the caller may not.
    bool TryEmpty(Lane lane, int leastBytes, bool mayWait)
    {
        if (!TryBeginMoving(mayWait)) return false;
        try
        {
            // Whoever moved records before this thread has moved those of this lane too.
            if (!HasRoom(lane, leastBytes)) MoveOnLocked(mayWait);
            return true;
        }
        finally
        {
            Monitor.Exit(_moving);
        }
    }

    static bool HasRoom(Lane lane, int bytes)
    {
        lock (lane) return lane.HasRoomLocked(bytes);
    }

    bool Refuse(RecordTag tag)
    {
        _buffer.Drop(tag);
        return false;
    }

    // Who may not wait for room waits for those who move records without waiting for it: that takes microseconds.
    bool TryBeginMoving(bool mayWait)
    {
        if (mayWait)
        {
            Monitor.Enter(_moving);
            return true;
        }
        for (var spin = default(SpinWait); !Monitor.TryEnter(_moving); spin.SpinOnce())
            if (_buffer.IsKeepingCallersWaiting) return false;
        return true;
    }

    void MoveOnLocked(bool mayWait)
    {
        // Those who may not wait shall not make others' records drop either.
        if (!mayWait) StoreAllLocked();
        else
        {
            _buffer.AppendAll(_merged);
            MergeLocked();
            _buffer.AppendAll(_merged);
        }
    }

    void StoreAllLocked()
    {
        _buffer.Store(_merged);
        MergeLocked();
        _buffer.Store(_merged);
    }

    // What finds no room in time stays: it is not for who drains to decide that it is dropped.
    bool TryMoveOn(long start, TimeSpan timeout)
    {
        if (!Monitor.TryEnter(_moving, Left(start, timeout))) return false;
        try
        {
            if (!_buffer.TryAppendAll(_merged, Left(start, timeout))) return false;
            MergeLocked();
            return _buffer.TryAppendAll(_merged, Left(start, timeout));
        }
        finally
        {
            Monitor.Exit(_moving);
        }
    }

    static TimeSpan Left(long start, TimeSpan timeout)
    {
        var left = timeout - Stopwatch.GetElapsedTime(start);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    // By the writer, who must not wait for those who wait for room, which only the writer makes.
    void Collect()
    {
        if (!TryBeginMoving(mayWait: false))
        {
            _buffer.Announce();
            return;
        }
        try
        {
            StoreAllLocked();
        }
        finally
        {
            Monitor.Exit(_moving);
        }
    }

    // Moves the records of all lanes to the merged ones, of which there are none.
    void MergeLocked()
    {
        SwapAllLocked();
        var sources = 0;
        foreach (var lane in _lanes)
            if (lane.Swapped is { Records: > 0 } records) _sources[sources++] = records;
        while (sources > 1) sources = MergeOldestLocked(sources);
        if (sources == 1) MergeRestLocked(_sources[0]);
    }

    // All lanes at one moment. One after the other, a record could be left behind that came before one that is taken.
    void SwapAllLocked()
    {
        var entered = 0;
        try
        {
            for (; entered < _lanes.Length; entered++) Monitor.Enter(_lanes[entered]);
            foreach (var lane in _lanes) lane.SwapLocked();
        }
        finally
        {
            while (entered > 0) Monitor.Exit(_lanes[--entered]);
        }
    }

    // Moves the records of one source that come before those of all others; how many sources are left.
    int MergeOldestLocked(int sources)
    {
        var (oldest, least, next) = (0, long.MaxValue, long.MaxValue);
        for (var i = 0; i < sources; i++)
        {
            var ticket = _sources[i].TagOf(0).Ticket;
            if (ticket < least) (oldest, least, next) = (i, ticket, least);
            else if (ticket < next) next = ticket;
        }

        var records = _sources[oldest];
        do
        {
            _merged.Add(records.RecordAt(0), records.TagOf(0));
            records.DropFirst(out _);
        }
        while (records.Records > 0 && records.TagOf(0).Ticket < next);
        if (records.Records > 0) return sources;
        records.Clear();
        _sources[oldest] = _sources[sources - 1];
        return sources - 1;
    }

    void MergeRestLocked(RecordBlock records)
    {
        _merged.AddAll(records);
        records.Clear();
    }
}
