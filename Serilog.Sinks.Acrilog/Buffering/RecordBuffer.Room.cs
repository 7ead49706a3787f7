using System.Diagnostics;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Buffering;

/// <content>Who finds room, and who waits for it.</content>
sealed partial class RecordBuffer
{
    int _waitingForRoom;

    /// <summary>Whether a caller waits for room now.</summary>
    public bool IsKeepingCallersWaiting
    {
        get { using (_gate.Hold()) return _waitingForRoom > 0; }
    }

    bool FindRoom(int bytes, LogEventLevel level, TimeSpan patience) =>
        HasRoomFor(bytes, level) || MakeRoom(bytes, level) || WaitForRoom(bytes, level, patience);

    // One record always fits an empty buffer, however small the limit.
    bool HasRoomFor(int bytes, LogEventLevel level) =>
        !_closed && (_pendingBytes + bytes <= limits.BytesFor(level) || _pendingBytes == 0);

    bool MakeRoom(int bytes, LogEventLevel level)
    {
        if (!limits.DropsOldest || bytes > limits.BytesFor(level)) return false;
        while (!HasRoomFor(bytes, level) && (_filled.TryPeek(out var first) ? first : _open) is { Records: > 0 } oldest)
        {
            if (BufferLimits.IsMinor(level) && !BufferLimits.IsMinor(oldest.TagOf(0).Level)) return false;
            _pendingBytes -= oldest.DropFirst(out var dropped);
            _pendingRecords--;
            NoteDropped(dropped);
            if (oldest.Records > 0) continue;
            if (oldest != _open) _filled.Dequeue();
            if (oldest != _open) _blocks.Recycle(oldest);
            else oldest.Clear();
        }

        return HasRoomFor(bytes, level);
    }

    bool WaitForRoom(int bytes, LogEventLevel level, TimeSpan patience)
    {
        if (limits.DropsOldest) return false;
        var (start, released) = (Stopwatch.GetTimestamp(), _releasedThrough);
        BeginWaiting();
        try
        {
            while (!_closed && !_refusals.Holds(level))
            {
                var left = patience - Stopwatch.GetElapsedTime(start);
                var inVain = left <= TimeSpan.Zero || !_gate.Wait(left);
                if (HasRoomFor(bytes, level)) return true;
                // Room that others got is no sign of a writer that stopped.
                if (inVain && _releasedThrough > released) return false;
                if (inVain) _refusals.Begin(level);
            }
            return false;
        }
        finally
        {
            EndWaiting();
        }
    }

    bool WaitForRoomForAll(RecordBlock records, TimeSpan timeout)
    {
        if (_closed || HasRoomForAll(records)) return true;
        var start = Stopwatch.GetTimestamp();
        BeginWaiting();
        try
        {
            while (!_closed && !HasRoomForAll(records))
            {
                var left = timeout - Stopwatch.GetElapsedTime(start);
                if (left <= TimeSpan.Zero || !_gate.Wait(left)) return _closed || HasRoomForAll(records);
            }
            return true;
        }
        finally
        {
            EndWaiting();
        }
    }

    // Whatever their levels are.
    bool HasRoomForAll(RecordBlock records) => records.Records == 0 || _pendingBytes + records.Length <= limits.BytesFor(LogEventLevel.Verbose);

    void BeginWaiting()
    {
        _waitingForRoom++;
        _flushing = true;
        WakeWriter();
    }

    void EndWaiting()
    {
        _waitingForRoom--;
        if (_closed) _gate.PulseAll();
    }
}
