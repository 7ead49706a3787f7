using Serilog.Events;
using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Files;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Writes each record to the rolling file before the call returns. What cannot be written waits, in order, and is tried
/// again by a timer with growing pauses.</summary>
/// <remarks>An audit's caller wants to know instead: there a record that cannot be written throws and does not wait.</remarks>
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
    bool _disposed;
    bool _flushFails;

    public FileDelivery(IRecordFile file, FlushRules flushing, bool audit, TimeProvider clock)
    {
        (_file, _flushing, _audit) = (file, flushing, audit);
        _retry = new RollRetry(clock);
        _retryTimer = clock.CreateTimer(_ => Retry(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (flushing.Every is { } every) _flushTimer = clock.CreateTimer(_ => FlushToDisk(mayThrow: false), null, every, every);
    }

    /// <exception cref="IOException">This is an audit, and the record is in no file, or not on the medium.</exception>
    /// <exception cref="UnauthorizedAccessException">This is an audit, and no file may be opened.</exception>
    public bool Append(Span<byte> record, LogEventLevel level)
    {
        lock (_gate)
        {
            if (_disposed) return false;
            if (_audit) _file.Append(record);
            else if (!MayWrite() || !TryWrite(record)) _waiting.Add(record);
        }
        if (_flushing.Asks(level)) FlushToDisk(_audit);
        return true;
    }

    /// <summary>Writes all records of a block, or has those wait that cannot be written now.</summary>
    public void Append(RecordBlock block)
    {
        lock (_gate)
        {
            var next = 0;
            try
            {
                while (next < block.Records && MayWrite()) next = _file.Append(block, next);
            }
            catch (Exception e)
            {
                NoteFailure(e);
            }
            for (; next < block.Records; next++) _waiting.Add(block.RecordAt(next));
        }
    }

    /// <summary>Has the system bring all that was written to the medium.</summary>
    /// <param name="mayThrow">Whether a failure is thrown; otherwise it is reported, once until it works again.</param>
    public void FlushToDisk(bool mayThrow)
    {
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

    public void Roll()
    {
        lock (_gate)
        {
            if (_disposed) return;
            MayWrite();
            _file.Roll();
        }
    }

    /// <summary>Rolls a file whose period has ended although no event comes.</summary>
    public void RollIfDue()
    {
        lock (_gate)
        {
            if (!_disposed) _file.RollIfDue();
        }
    }

    /// <summary>Tries once more to write what waits, closes the file, and waits a bounded time for the work behind the log. May be
    /// called again.</summary>
    public void Dispose()
    {
        _retryTimer.Dispose();
        _flushTimer?.Dispose();
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
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
        lock (_gate)
            if (!_disposed) MayWrite();
    }

    // Nothing overtakes what waits.
    bool MayWrite() => _waiting.Count == 0 || (_retry.IsDue && WriteWaiting());

    bool WriteWaiting()
    {
        while (_waiting.Count > 0)
        {
            if (!TryWrite(_waiting.Peek())) return false;
            _waiting.Remove();
        }
        return true;
    }

    bool TryWrite(ReadOnlySpan<byte> record)
    {
        try
        {
            _file.Append(record);
        }
        catch (Exception e)
        {
            // Lifecycle hooks and the streams they wrap are somebody else's, and may throw anything.
            NoteFailure(e);
            return false;
        }
        NoteSuccess();
        return true;
    }

    void NoteFailure(Exception e)
    {
        var known = _retry.Failing;
        _retry.Failed();
        if (!_disposed) _retryTimer.Change(_retry.Wait, Timeout.InfiniteTimeSpan);
        // Last, for what is reported may be logged, by the user's own arrangement, to this very file.
        if (!known) Failures.Report("the log cannot be written; events wait, up to {0} bytes of them, and are tried again: {1}", WaitingLimitBytes, e);
    }

    void NoteSuccess()
    {
        if (!_retry.Failing) return;
        _retry.Succeeded();
        Failures.Report("the log is written again; {0} events were dropped meanwhile", _waiting.TakeDropped());
    }
}
