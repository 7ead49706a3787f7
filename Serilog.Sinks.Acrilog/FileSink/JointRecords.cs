using Serilog.Sinks.Acrilog.Buffering;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>The records of threads that found another one writing. Whoever writes next writes them all with one write.</summary>
/// <remarks>Adding and asking are safe from any thread; taking and having written belong to the thread that writes.</remarks>
sealed class JointRecords
{
    // Many more records than threads that wait; one that finds no room waits for its turn alone.
    const int Capacity = 32 * 1024;

    // About as long as a write takes: a thread that sleeps costs the one that wakes it as much.
    const int Spins = 20;
    const int SpinLength = 10;

    readonly object _gate = new();
    RecordBlock? _open;
    RecordBlock? _spare;
    long _added;
    long _takenThrough;
    long _writtenThrough;

    /// <summary>Adds a record, which its caller keeps waiting for.</summary>
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

    /// <summary>All that was added and not taken yet; null if that is nothing.</summary>
    /// <param name="clock">Tells the time, which is now for all of them.</param>
    public RecordBlock? Take(TimeProvider clock)
    {
        if (Volatile.Read(ref _added) == _takenThrough) return null;
        lock (_gate)
        {
            var block = _open!;
            (_open, _spare) = (_spare, null);
            _takenThrough = _added;
            block.TimeAll(clock.GetUtcNow().UtcTicks);
            return block;
        }
    }

    /// <summary>What was taken last is no longer waited for.</summary>
    public void Written(RecordBlock block)
    {
        block.Clear();
        _spare = block;
        Volatile.Write(ref _writtenThrough, _takenThrough);
    }

    /// <summary>Waits until others have written a record, or until it is this thread's turn to write.</summary>
    /// <param name="number">The record's number; 0 for none, which others cannot write.</param>
    /// <param name="turn">The lock of the thread that writes.</param>
    /// <returns>Whether the record was written; if not, the calling thread has the lock now.</returns>
    public bool WaitForOthers(long number, object turn)
    {
        for (var i = 0; number != 0 && i < Spins; i++)
        {
            if (IsWritten(number)) return true;
            if (Monitor.TryEnter(turn)) return false;
            Thread.SpinWait(SpinLength);
        }
        Monitor.Enter(turn);
        return false;
    }
}
