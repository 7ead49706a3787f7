namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Lets a few threads append to one file beside each other, while nothing else is done with it: the system does only a
/// part of a write for one thread at a time, and puts each at the end of the file.</summary>
/// <remarks>Appending is safe from any thread; closing and opening belong to the thread that has the turn for all else.</remarks>
sealed class ParallelAppends(TimeProvider clock)
{
    // More would only wait for each other in the system; here one of them can write for all.
    const int Most = 4;
    const int Closed = 1 << 16;

    readonly object _left = new();
    AppendWindow _window;

    // How many threads are amid an append, and whether others may follow.
    int _state = Closed;

    /// <summary>Appends a record.</summary>
    public AppendOutcome TryAppend(ReadOnlySpan<byte> record)
    {
        if (TryEnter() is not AppendOutcome.Done and var refused) return refused;
        var done = false;
        try
        {
            done = _window.TryAppend(record, 1, clock.GetUtcNow());
        }
        finally
        {
            Leave(done);
        }
        return done ? AppendOutcome.Done : AppendOutcome.NeedsTurn;
    }

    /// <summary>Appends what threads have brought that found no room here, unless one does so already.</summary>
    public AppendOutcome TryAppend(JointRecords joint)
    {
        if (TryEnter() is not AppendOutcome.Done and var refused) return refused;
        var done = false;
        try
        {
            var now = clock.GetUtcNow();
            var block = joint.TryTake(now);
            done = block is null || _window.TryAppend(block.Bytes.Span, block.Records, now);
            if (done && block is not null) joint.Written(block);
        }
        finally
        {
            Leave(done);
        }
        return done ? AppendOutcome.Done : AppendOutcome.NeedsTurn;
    }

    /// <summary>Lets threads append from now on. They are closed out.</summary>
    public void Open(in AppendWindow window)
    {
        _window = window;
        Volatile.Write(ref _state, 0);
    }

    /// <summary>Lets no thread append any more, and waits for those that do.</summary>
    public void Close()
    {
        if ((Interlocked.Or(ref _state, Closed) | Closed) == Closed) return;
        for (var spin = new SpinWait(); !spin.NextSpinWillYield; spin.SpinOnce())
            if (Volatile.Read(ref _state) == Closed) return;
        lock (_left)
            while (Volatile.Read(ref _state) != Closed) Monitor.Wait(_left);
    }

    AppendOutcome TryEnter()
    {
        var state = Volatile.Read(ref _state);
        while (state < Most)
        {
            var found = Interlocked.CompareExchange(ref _state, state + 1, state);
            if (found == state) return AppendOutcome.Done;
            state = found;
        }
        return state < Closed ? AppendOutcome.Crowded : AppendOutcome.NeedsTurn;
    }

    // Nobody follows one that failed: what it left in the file must be taken out first.
    void Leave(bool done)
    {
        if (!done) Interlocked.Or(ref _state, Closed);
        if (Interlocked.Decrement(ref _state) != Closed) return;
        lock (_left) Monitor.PulseAll(_left);
    }
}
