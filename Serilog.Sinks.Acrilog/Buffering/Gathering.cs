namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>
/// A run of records that one thread brings one after the other, to be written together at its end: whoever opens it acknowledges
/// none of them before. Who writes records at once keeps them here instead while a run is open.
/// </summary>
/// <remarks>Each thread has its own; others may only have it written, with <see cref="WriteIfLate"/>.</remarks>
sealed class Gathering
{
    // A run that goes to more targets is not one that gains by waiting.
    const int MostTargets = 8;

    // Far more than a run takes whose targets are all quick; one that is slow must not keep the others' records back.
    const int LongestMilliseconds = 20;

    [ThreadStatic]
    static Gathering? _ofThread;

    readonly object _gate = new();
    readonly List<(IGatheringTarget Target, RecordBlock Block)> _gathered = [];
    readonly BlockPool _blocks = new();
    volatile bool _isOpen;
    long _since;

    /// <summary>The run of this thread; null while none is open.</summary>
    public static Gathering? Current => _ofThread is { _isOpen: true } open ? open : null;

    /// <summary>Opens a run, which must not be open; end it with <see cref="End"/>.</summary>
    public static Gathering Begin()
    {
        var gathering = _ofThread ??= new Gathering();
        Volatile.Write(ref gathering._since, Environment.TickCount64);
        gathering._isOpen = true;
        return gathering;
    }

    /// <summary>Keeps a record for a target, after all that it was brought before.</summary>
    /// <returns>Whether it is kept; if not, nothing else is kept for the target either, and it is to be written now.</returns>
    public bool TryAdd(IGatheringTarget target, ReadOnlySpan<byte> record, RecordTag tag)
    {
        lock (_gate) return Add(target, record, tag);
    }

    /// <summary>Has all that is kept written.</summary>
    public void Write()
    {
        lock (_gate)
            while (_gathered.Count > 0) Write(0);
    }

    /// <summary>Has all that is kept written if the run takes long; from any thread.</summary>
    /// <returns>Whether all that was kept before the call is written.</returns>
    public bool WriteIfLate()
    {
        if (Environment.TickCount64 - Volatile.Read(ref _since) < LongestMilliseconds) return false;
        Write();
        Volatile.Write(ref _since, Environment.TickCount64);
        return true;
    }

    /// <summary>Has all that is kept written, and closes the run.</summary>
    public void End()
    {
        _isOpen = false;
        Write();
    }

    bool Add(IGatheringTarget target, ReadOnlySpan<byte> record, RecordTag tag)
    {
        var index = 0;
        while (index < _gathered.Count && _gathered[index].Target != target) index++;
        if (index == _gathered.Count)
        {
            if (index == MostTargets || record.Length > BlockPool.BlockBytes) return false;
            Open(target);
        }
        else if (_gathered[index].Block.Free < record.Length)
        {
            Write(index);
            if (record.Length > BlockPool.BlockBytes) return false;
            Open(target);
            index = _gathered.Count - 1;
        }

        _gathered[index].Block.Add(record, tag);
        return true;
    }

    void Open(IGatheringTarget target)
    {
        _gathered.Add((target, _blocks.Next()));
        target.BeginGathered();
    }

    void Write(int index)
    {
        var (target, block) = _gathered[index];
        _gathered.RemoveAt(index);
        try
        {
            target.WriteGathered(block);
        }
        finally
        {
            _blocks.Recycle(block);
        }
    }
}
