using System.Diagnostics;

namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>Small blocks before a <see cref="RecordBuffer"/>, each for one thread or a few, whose records go on together: if each took
/// the buffer's gate, threads on several processors would spend most of their time on memory that the others have just changed.</summary>
/// <remarks>
/// <para>Safe from any thread. Each thread's records keep their order; between those of several threads it may change by the time for
/// which the buffer lingers, after which its writer collects them.</para>
/// <para>Buffers that are small have none, so that their limit is kept to the byte.</para>
/// </remarks>
sealed class RecordLanes
{
    const int MostLanes = 16;
    const int LaneBytes = 4 * 1024;

    // Of which the lanes are a small part.
    const long LeastBufferBytes = 1024 * 1024;

    readonly RecordBuffer _buffer;
    readonly Lane?[] _lanes;
    volatile bool _closed;

    /// <param name="limits">How much may wait for the writer, here and in the buffer together.</param>
    /// <param name="linger">How long records may wait for others before the writer takes them.</param>
    public RecordLanes(BufferLimits limits, TimeSpan linger)
    {
        _lanes = limits.Bytes >= LeastBufferBytes ? new Lane?[MostLanes] : [];
        _buffer = new RecordBuffer(limits with { Bytes = limits.Bytes - (_lanes.Length * LaneBytes) }, linger: linger) { Collect = Collect };
    }

    /// <summary>Where the records go.</summary>
    public RecordBuffer Buffer => _buffer;

    /// <inheritdoc cref="RecordBuffer.TryAppend(ReadOnlySpan{byte}, RecordTag, bool, out bool)"/>
    public bool TryAppend(ReadOnlySpan<byte> record, RecordTag tag, bool mayWait, out bool isLate)
    {
        isLate = false;
        return _lanes.Length > 0 && TryAppendToLane(record, tag, mayWait, out isLate) || (!isLate && _buffer.TryAppend(record, tag, mayWait, out isLate));
    }

    /// <inheritdoc cref="RecordBuffer.Drain"/>
    public bool Drain(TimeSpan timeout)
    {
        var start = Stopwatch.GetTimestamp();
        var all = true;
        foreach (var lane in _lanes)
        {
            if (lane is not null) all &= TryPassOn(lane, start, timeout);
        }
        return _buffer.Drain(Left(start, timeout)) && all;
    }

    /// <summary>Takes no more records, lets those who wait for room go, and has the writer end when it has drained what came before.</summary>
    public void Complete()
    {
        // First, so that nobody is left who waits for room with a lane in hand.
        _buffer.RefuseRecords();
        _closed = true;
        foreach (var lane in _lanes)
        {
            if (lane is null) continue;
            lock (lane) _buffer.Store(lane.Records);
        }
        _buffer.Complete();
    }

    // False if it is to go to the buffer itself, before which nothing of the thread's is left then; or if it comes too late.
    bool TryAppendToLane(ReadOnlySpan<byte> record, RecordTag tag, bool mayWait, out bool isLate)
    {
        isLate = false;
        var lane = LaneOfThread();
        if (mayWait) Monitor.Enter(lane);
        else if (!Monitor.TryEnter(lane)) return false;
        try
        {
            isLate = _closed;
            if (isLate) return false;
            var staysHere = mayWait && record.Length <= LaneBytes / 4;
            // Those who may not wait shall not make others' records drop either.
            if (!mayWait) _buffer.Store(lane.Records);
            else if (!staysHere || lane.Records.Free < record.Length) _buffer.AppendAll(lane.Records);
            if (!staysHere) return false;
            lane.Records.Add(record, tag);
            if (lane.Records.Records == 1) _buffer.Announce();
            return true;
        }
        finally
        {
            Monitor.Exit(lane);
        }
    }

    // What finds no room in time stays: it is not for who drains to decide that it is dropped.
    bool TryPassOn(Lane lane, long start, TimeSpan timeout)
    {
        if (!Monitor.TryEnter(lane, Left(start, timeout))) return false;
        try
        {
            return _buffer.TryAppendAll(lane.Records, Left(start, timeout));
        }
        finally
        {
            Monitor.Exit(lane);
        }
    }

    static TimeSpan Left(long start, TimeSpan timeout)
    {
        var left = timeout - Stopwatch.GetElapsedTime(start);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    // By the writer, who must not wait for anybody: whoever has a lane in hand may wait for room, which only the writer makes.
    void Collect()
    {
        foreach (var lane in _lanes)
        {
            if (lane is null) continue;
            if (!Monitor.TryEnter(lane))
            {
                _buffer.Announce();
                continue;
            }
            try
            {
                _buffer.Store(lane.Records);
            }
            finally
            {
                Monitor.Exit(lane);
            }
        }
    }

    Lane LaneOfThread()
    {
        ref var lane = ref _lanes[Environment.CurrentManagedThreadId % MostLanes];
        return Volatile.Read(ref lane) ?? Interlocked.CompareExchange(ref lane, new Lane(), null) ?? lane;
    }

    sealed class Lane
    {
        public RecordBlock Records { get; } = new(LaneBytes);
    }
}
