using System.Diagnostics;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>
/// A run of records that one thread brings one after the other, to be written together at its end: whoever opens it acknowledges
/// none of them before. Who writes records at once keeps them here instead while a run is open.
/// </summary>
/// <remarks>Each thread has its own; not thread-safe.</remarks>
sealed class Gathering
{
    // A run that goes to more targets is not one that gains by waiting.
    const int MostTargets = 8;

    // Far more than a run takes whose targets are all quick; one that is slow must not keep the others' records back.
    static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(20);

    [ThreadStatic]
    static Gathering? _ofThread;

    readonly List<(IGatheringTarget Target, RecordBlock Block)> _gathered = [];
    readonly BlockPool _blocks = new();
    bool _isOpen;
    long _since;

    /// <summary>The run of this thread; null while none is open.</summary>
    public static Gathering? Current => _ofThread is { _isOpen: true } open ? open : null;

    /// <summary>Opens a run, which must not be open; end it with <see cref="End"/>.</summary>
    public static Gathering Begin()
    {
        var gathering = _ofThread ??= new Gathering();
        gathering._isOpen = true;
        gathering._since = Stopwatch.GetTimestamp();
        return gathering;
    }

    /// <summary>Keeps a record for a target, after all that it was brought before.</summary>
    /// <returns>Whether it is kept; if not, nothing else is kept for the target either, and it is to be written now.</returns>
    public bool TryAdd(IGatheringTarget target, ReadOnlySpan<byte> record, LogEventLevel level)
    {
        var index = 0;
        while (index < _gathered.Count && _gathered[index].Target != target) index++;
        if (index == _gathered.Count)
        {
            if (index == MostTargets || record.Length > BlockPool.BlockBytes) return false;
            _gathered.Add((target, _blocks.Next()));
        }
        else if (_gathered[index].Block.Free < record.Length)
        {
            Write(index);
            if (record.Length > BlockPool.BlockBytes) return false;
            _gathered.Add((target, _blocks.Next()));
            index = _gathered.Count - 1;
        }

        _gathered[index].Block.Add(record, new RecordTag(level));
        return true;
    }

    /// <summary>Has all that is kept written.</summary>
    public void Write()
    {
        while (_gathered.Count > 0) Write(0);
    }

    /// <summary>Has all that is kept written if the run takes long.</summary>
    /// <returns>Whether it was written.</returns>
    public bool WriteIfLate()
    {
        if (Stopwatch.GetElapsedTime(_since) < Longest) return false;
        Write();
        _since = Stopwatch.GetTimestamp();
        return true;
    }

    /// <summary>Has all that is kept written, and closes the run.</summary>
    public void End()
    {
        _isOpen = false;
        Write();
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
