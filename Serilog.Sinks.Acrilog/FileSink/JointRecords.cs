using Serilog.Sinks.Acrilog.Buffering;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>The records of threads that could not write at once. Whoever writes next writes them all with one write.</summary>
/// <remarks>Safe from any thread, but for the block that was taken: that is its taker's until it is written.</remarks>
sealed class JointRecords
{
    // Many more records than threads that wait; one that finds no room waits for its turn alone.
    const int Capacity = 32 * 1024;

    readonly object _gate = new();
    RecordBlock? _open;
    RecordBlock? _taken;
    RecordBlock? _spare;
    long _added;
    long _takenThrough;
    long _writtenThrough;

    /// <summary>Adds a record, which its caller keeps waiting for.</summary>
    /// <param name="record">It.</param>
    /// <returns>Its number, from 1; 0 if there is no room for it.</returns>
    public long Add(ReadOnlySpan<byte> record)
    {
        lock (_gate)
        {
            _open ??= new RecordBlock(Capacity);
            if (_open.Free < record.Length) return 0;
            _open.Add(record, default);
            return ++_added;
        }
    }

    /// <summary>Whether the record with this number was written, or waits in another place.</summary>
    public bool IsWritten(long number) => number <= Volatile.Read(ref _writtenThrough);

    /// <summary>Takes all that was added and not taken yet; null if that is nothing, or if what was taken is not written yet.</summary>
    /// <param name="now">The time, which is that of all of them.</param>
    public RecordBlock? TryTake(DateTimeOffset now)
    {
        if (Volatile.Read(ref _added) == Volatile.Read(ref _writtenThrough)) return null;
        lock (_gate) return _taken is null ? TakeOpen(now) : null;
    }

    /// <summary>Takes what somebody took but could not write, or else what was added since; null if that is nothing.</summary>
    /// <param name="now">The time, which is that of all of them.</param>
    public RecordBlock? Take(DateTimeOffset now)
    {
        if (Volatile.Read(ref _added) == Volatile.Read(ref _writtenThrough)) return null;
        lock (_gate) return _taken ?? TakeOpen(now);
    }

    /// <summary>What was taken is no longer waited for.</summary>
    public void Written(RecordBlock block)
    {
        lock (_gate)
        {
            block.Clear();
            (_spare, _taken) = (block, null);
            Volatile.Write(ref _writtenThrough, _takenThrough);
        }
    }

    RecordBlock? TakeOpen(DateTimeOffset now)
    {
        if (_added == _takenThrough) return null;
        (_taken, _open, _spare) = (_open, _spare, null);
        _takenThrough = _added;
        _taken!.TimeAll(now.UtcTicks);
        return _taken;
    }
}
