using System.Diagnostics;

namespace Serilog.Sinks.Acrilog.Buffering;

/// <content>What the one writer does.</content>
sealed partial class RecordBuffer
{
    long _collected;

    /// <summary>Called by the writer when records that were announced are to be stored; null if none ever are.</summary>
    public Action? Collect { get; init; }

    /// <summary>The next block, as soon as there is one; null when the buffer is completed and empty.</summary>
    public RecordBlock? Take()
    {
        RecordBlock? block;
        while (!TryTake(out block)) Collect!();
        return block;
    }

    /// <summary>Gives a taken block back: its room can be used again.</summary>
    public void Release(RecordBlock block)
    {
        using (_gate.Hold())
        {
            _pendingBytes -= block.Length;
            _pendingRecords -= block.Records;
            _releasedThrough = Math.Max(_releasedThrough, block.LastStored);
            _refusals.End();
            _blocks.Recycle(block);
            if (_waitingForRoom + _draining > 0) _gate.PulseAll();
        }
    }

    // False when it is time to collect what was announced.
    bool TryTake(out RecordBlock? block)
    {
        using (_gate.Hold())
        {
            block = null;
            var since = Stopwatch.GetTimestamp();
            while (_filled.Count == 0)
            {
                if ((_open.Records > 0 && _flushing) || (HasRecords && (_completed || Stopwatch.GetElapsedTime(since) >= linger))) break;
                if (!HasRecords)
                {
                    if (_completed) return true;
                    if (_poked) return Nothing(out block);
                }

                WaitForRecords(ref since);
            }

            if (_announced && IsTimeToCollect()) return false;
            _poked = false;
            if (_filled.TryDequeue(out block)) return true;
            block = _open;
            _open = _blocks.Next();
            _flushing = linger == TimeSpan.Zero;
            return true;
        }
    }

    bool HasRecords => _open.Records > 0 || _announced;

    // Also while blocks are filled faster than they are written: what waits elsewhere may be of those who log little.
    bool IsTimeToCollect()
    {
        if (_filled.Count > 0 && Stopwatch.GetElapsedTime(_collected) < linger) return false;
        _collected = Stopwatch.GetTimestamp();
        _announced = false;
        return true;
    }

    void WaitForRecords(ref long since)
    {
        _writerLingers = HasRecords;
        _writerWaits = true;
        _gate.Wait(_writerLingers ? linger : Timeout.InfiniteTimeSpan);
        if (!_writerLingers) since = Stopwatch.GetTimestamp();
        _writerWaits = false;
    }

    // Once: it may be long until it runs, and each of its callers would wake it again meanwhile.
    void WakeWriter()
    {
        if (!_writerWaits) return;
        _gate.PulseAll();
        _writerWaits = false;
    }

    bool Nothing(out RecordBlock block)
    {
        _poked = false;
        block = _nothing;
        (block.LastStored, block.LastOrdinal) = (_stored, _lastOrdinal);
        return true;
    }
}
