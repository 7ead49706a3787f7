using Serilog.Events;
using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Files;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Writes each record to the rolling file before the call returns. What cannot be written waits, in order, and is tried
/// again by a timer with growing pauses.</summary>
/// <remarks>
/// <para>An audit's caller wants to know instead: there a record that cannot be written throws and does not wait.</para>
/// <para>What is reported is said after the lock is left. What lifecycle hooks log while the file is amid a change waits, and is
/// written after it.</para>
/// </remarks>
sealed class FileDelivery : IDelivery
{
    /// <summary>How many bytes of records wait while nothing can be written.</summary>
    public const long WaitingLimitBytes = 16 * 1024 * 1024;

    readonly object _gate = new();
    readonly WaitingRecords _waiting = new(WaitingLimitBytes);
    readonly IRecordFile _file;
    readonly FlushRules _flushing;
    readonly bool _audit;
    readonly RollRetry _retry;
    readonly ITimer _retryTimer;
    readonly ITimer? _flushTimer;
    bool _busy;
    bool _disposed;
    bool _flushFails;

    public FileDelivery(IRecordFile file, FlushRules flushing, bool audit, TimeProvider clock)
    {
        (_file, _flushing, _audit) = (file, flushing, audit);
        _retry = new RollRetry(clock);
        _retryTimer = clock.CreateTimer(_ => Retry(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (flushing.Every is { } every) _flushTimer = clock.CreateTimer(_ => FlushToDisk(mayThrow: false), null, every, every);
    }

    /// <summary>Whether the calling thread is in a hook that this log called.</summary>
    public bool IsCalling => Monitor.IsEntered(_gate);

    /// <exception cref="IOException">This is an audit, and the record is in no file, or not on the medium.</exception>
    /// <exception cref="UnauthorizedAccessException">This is an audit, and no file may be opened.</exception>
    public bool Append(Span<byte> record, LogEventLevel level)
    {
        using var reports = Failures.Hold();
        lock (_gate)
        {
            if (_disposed) return false;
            if (_busy)
            {
                _waiting.Add(record);
                return true;
            }
            if (_audit) Write(record);
            else if (!MayWrite() || !TryWrite(record)) _waiting.Add(record);
            else NoteSuccess();
            WriteLogged();
        }
        if (_flushing.Asks(level)) FlushToDisk(_audit);
        return true;
    }

    /// <summary>Writes all records of a block, or has those wait that cannot be written now.</summary>
    public void Append(RecordBlock block)
    {
        using var reports = Failures.Hold();
        lock (_gate)
        {
            var next = 0;
            while (next < block.Records && MayWrite() && TryWrite(block, ref next))
            {
            }
            for (; next < block.Records; next++) _waiting.Add(block.RecordAt(next));
            WriteLogged();
        }
    }

    /// <summary>Has the system bring all that was written to the medium.</summary>
    /// <param name="mayThrow">Whether a failure is thrown; otherwise it is reported, once until it works again.</param>
    public void FlushToDisk(bool mayThrow)
    {
        using var reports = Failures.Hold();
        IFlushedFile? file;
        lock (_gate) file = _file.Active;
        try
        {
            // Outside the lock: a medium may take long, and others go on writing meanwhile.
            file?.FlushToDisk();
            _flushFails = false;
        }
        catch (Exception e) when (!mayThrow && e is IOException or UnauthorizedAccessException)
        {
            if (!_flushFails) Failures.Report("cannot bring the log to the disk, only to the operating system: {0}", e.Message);
            _flushFails = true;
        }
    }

    public bool IsSettled()
    {
        using var reports = Failures.Hold();
        lock (_gate) return _disposed || (!_busy && MayWrite());
    }

    public void Roll()
    {
        using var reports = Failures.Hold();
        lock (_gate)
        {
            // A hook that asks for it amid a change has a new file, or gets one with the next record.
            if (_disposed || _busy) return;
            MayWrite();
            Busily(static file => file.Roll());
            WriteLogged();
        }
    }

    /// <summary>Rolls a file whose period has ended although no event comes.</summary>
    public void RollIfDue()
    {
        using var reports = Failures.Hold();
        lock (_gate)
        {
            if (_disposed || _busy) return;
            Busily(static file => file.RollIfDue());
            WriteLogged();
        }
    }

    /// <summary>Tries once more to write what waits, closes the file, and waits a bounded time for the work behind the log. May be
    /// called again.</summary>
    public void Dispose()
    {
        _retryTimer.Dispose();
        _flushTimer?.Dispose();
        using var reports = Failures.Hold();
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            _file.PrepareEnd();
            if (_waiting.Count > 0 && !WriteWaiting())
            {
                FileMetrics.Dropped(DropReason.Failed, _waiting.Count);
                Failures.Report("the log was closed while it could not be written; {0} events are lost", _waiting.Count + _waiting.TakeDropped());
            }
        }
        // Outside the gate, so that no late event waits for the work behind the log.
        _file.Dispose();
    }

    void Retry()
    {
        using var reports = Failures.Hold();
        // The timer alone says that it is time: one that is a little early would otherwise be the last.
        lock (_gate)
            if (!_disposed && !_busy && !WriteWaiting() && !_retry.Failing) TryAgainSoon();
    }

    // Nothing overtakes what waits.
    bool MayWrite() => _waiting.Count == 0 || (_retry.IsDue && WriteWaiting());

    // What hooks logged meanwhile. One that logs for each file it sees has one of its own for a very small limit, so it is
    // not written to the end.
    void WriteLogged()
    {
        if (_waiting.Count > 0 && !_retry.Failing && !WriteWaiting() && !_retry.Failing) TryAgainSoon();
    }

    // Those that wait now; false if any do afterwards.
    bool WriteWaiting()
    {
        for (var left = _waiting.Count; left > 0; left--)
        {
            if (!TryWrite(_waiting.Peek())) return false;
            _waiting.Remove();
            NoteSuccess();
        }
        return _waiting.Count == 0;
    }

    bool TryWrite(ReadOnlySpan<byte> record)
    {
        try
        {
            Write(record);
            return true;
        }
        catch (Exception e)
        {
            // Lifecycle hooks and the streams they wrap are somebody else's, and may throw anything.
            NoteFailure(e);
            return false;
        }
    }

    bool TryWrite(RecordBlock block, ref int next)
    {
        using var writing = new WritingScope();
        _busy = true;
        try
        {
            next = _file.Append(block, next);
            NoteSuccess();
            return true;
        }
        catch (Exception e)
        {
            NoteFailure(e);
            return false;
        }
        finally
        {
            _busy = false;
        }
    }

    void Write(ReadOnlySpan<byte> record)
    {
        using var writing = new WritingScope();
        _busy = true;
        try
        {
            _file.Append(record);
        }
        finally
        {
            _busy = false;
        }
    }

    void Busily(Action<IRecordFile> action)
    {
        using var writing = new WritingScope();
        _busy = true;
        try
        {
            action(_file);
        }
        finally
        {
            _busy = false;
        }
    }

    void NoteFailure(Exception e)
    {
        var known = _retry.Failing;
        _retry.Failed();
        if (!_disposed) _retryTimer.Change(_retry.Wait, Timeout.InfiniteTimeSpan);
        if (!known) Failures.Report("the log cannot be written; events wait, up to {0} bytes of them, and are tried again: {1}", WaitingLimitBytes, e);
    }

    void NoteSuccess()
    {
        // A record too large to wait leaves nothing that waits, but a count.
        if (!_retry.Failing && _waiting.Dropped == 0) return;
        _retry.Succeeded();
        Failures.Report("the log is written again; {0} events were dropped meanwhile", _waiting.TakeDropped());
    }

    void TryAgainSoon()
    {
        if (!_disposed) _retryTimer.Change(RollRetry.First, Timeout.InfiniteTimeSpan);
    }
}
