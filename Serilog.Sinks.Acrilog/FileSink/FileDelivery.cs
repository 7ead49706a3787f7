using Serilog.Events;
using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Files;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Writes each record to the rolling file before the call returns; those of threads that come meanwhile are written
/// together. What cannot be written waits, and is tried again.</summary>
/// <remarks>
/// <para>Records of a thread that has a <see cref="Gathering"/> open are written when that ends.</para>
/// <para>An audit's caller wants to know instead: there a record that cannot be written throws and does not wait.</para>
/// <para>What is reported is said after the lock is left.</para>
/// </remarks>
sealed class FileDelivery : IDelivery, IGatheringTarget
{
    readonly object _gate = new();
    readonly JointRecords _joint = new();
    readonly IRecordFile _file;
    readonly RetryingFile _retrying;
    readonly FlushRules _flushing;
    readonly MediumFlushes _flushes;
    readonly TimeProvider _clock;
    readonly bool _audit;
    readonly ITimer _retryTimer;
    volatile bool _disposed;
    int _gathered;

    public FileDelivery(IRecordFile file, FlushRules flushing, bool audit, TimeProvider clock)
    {
        (_file, _flushing, _audit, _clock) = (file, flushing, audit, clock);
        _retrying = new RetryingFile(file, clock, RetryAfter);
        _retryTimer = clock.CreateTimer(_ => Retry(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _flushes = new MediumFlushes(ActiveFile, flushing.Every, clock);
    }

    /// <summary>Whether the calling thread is in a hook that this log called.</summary>
    public bool IsCalling => Monitor.IsEntered(_gate);

    /// <exception cref="IOException">This is an audit, and the record is in no file, or not on the medium.</exception>
    /// <exception cref="UnauthorizedAccessException">This is an audit, and no file may be opened.</exception>
    public bool Append(ReadOnlySpan<byte> record, LogEventLevel level)
    {
        using var reports = Failures.Hold();
        if (TryGather(record, level)) return true;
        if (!TryWriteAtOnce(record, out var taken)) taken = WriteWithOthers(record);
        if (taken && _flushing.Asks(level)) FlushToDisk(_audit);
        return taken;
    }

    /// <summary>Writes all records of a block, or has those wait that cannot be written now.</summary>
    public void Append(RecordBlock block)
    {
        using var reports = Failures.Hold();
        lock (_gate)
        {
            _retrying.Append(block);
            _retrying.WriteLogged();
        }
    }

    void IGatheringTarget.WriteGathered(RecordBlock block)
    {
        using var reports = Failures.Hold();
        lock (_gate)
        {
            if (!_disposed)
            {
                block.TimeAll(_clock.GetUtcNow().UtcTicks);
                WriteJoined();
                _retrying.Append(block);
                _retrying.WriteLogged();
            }
            else
            {
                FileMetrics.Dropped(DropReason.Late, block.Records);
                Failures.Report("the log was closed amid a run of events; {0} events are in no file", block.Records);
            }
        }
        Interlocked.Add(ref _gathered, -block.Records);
        for (var i = 0; i < block.Records; i++)
        {
            if (!_flushing.Asks(block.TagOf(i).Level)) continue;
            FlushToDisk(mayThrow: false);
            return;
        }
    }

    /// <inheritdoc cref="MediumFlushes.Flush"/>
    public void FlushToDisk(bool mayThrow) => _flushes.Flush(mayThrow);

    public bool IsSettled()
    {
        using var reports = Failures.Hold();
        lock (_gate) return _disposed || (!_retrying.IsBusy && Volatile.Read(ref _gathered) == 0 && _retrying.IsReady());
    }

    public void Roll()
    {
        using var reports = Failures.Hold();
        lock (_gate)
        {
            // A hook that asks for it amid a change has a new file, or gets one with the next record.
            if (_disposed || _retrying.IsBusy) return;
            _retrying.IsReady();
            _retrying.Do(static file => file.Roll());
            _retrying.WriteLogged();
        }
    }

    /// <summary>Rolls a file whose period has ended although no event comes.</summary>
    public void RollIfDue()
    {
        using var reports = Failures.Hold();
        lock (_gate)
        {
            if (_disposed || _retrying.IsBusy) return;
            _retrying.Do(static file => file.RollIfDue());
            _retrying.WriteLogged();
        }
    }

    /// <summary>Tries once more to write what waits, closes the file, and waits a bounded time for the work behind the log. May be
    /// called again.</summary>
    public void Dispose()
    {
        _retryTimer.Dispose();
        _flushes.Dispose();
        using var reports = Failures.Hold();
        lock (_gate)
        {
            if (_disposed) return;
            _file.PrepareEnd();
            WriteJoined();
            _disposed = true;
            _retrying.WriteLast();
        }
        // Outside the gate, so that no late event waits for the work behind the log.
        _file.Dispose();
    }

    void Retry()
    {
        using var reports = Failures.Hold();
        lock (_gate)
            if (!_disposed) _retrying.Retry();
    }

    void RetryAfter(TimeSpan pause)
    {
        if (!_disposed) _retryTimer.Change(pause, Timeout.InfiniteTimeSpan);
    }

    IFlushedFile? ActiveFile()
    {
        lock (_gate) return _file.Active;
    }

    // A hook's own records must not wait for what waits for the hook, such as another thread that has the run written.
    bool TryGather(ReadOnlySpan<byte> record, LogEventLevel level)
    {
        if (_audit || _disposed || Gathering.Current is not { } run || WritingScope.IsOpen || !run.TryAdd(this, record, level)) return false;
        Interlocked.Increment(ref _gathered);
        return true;
    }

    // False when another thread is about writing.
    bool TryWriteAtOnce(ReadOnlySpan<byte> record, out bool taken)
    {
        taken = false;
        // An audit's caller wants to know of its own record, and so has it written alone.
        if (_audit) Monitor.Enter(_gate);
        else if (!Monitor.TryEnter(_gate)) return false;
        try
        {
            taken = Take(record);
        }
        finally
        {
            Monitor.Exit(_gate);
        }
        return true;
    }

    // Who is next to write writes what others have brought meanwhile too, so that many callers need few writes.
    bool WriteWithOthers(ReadOnlySpan<byte> record)
    {
        var number = _joint.Add(record);
        if (_joint.WaitForOthers(number, _gate)) return true;
        try
        {
            if (number == 0) return Take(record);
            if (_joint.IsWritten(number)) return true;
            if (_disposed) return false;
            WriteJoined();
            _retrying.WriteLogged();
            return true;
        }
        finally
        {
            Monitor.Exit(_gate);
        }
    }

    bool Take(ReadOnlySpan<byte> record)
    {
        if (_disposed) return false;
        if (_audit) _retrying.AppendOrThrow(record);
        else
        {
            WriteJoined();
            _retrying.Append(record);
        }
        if (!_retrying.IsBusy) _retrying.WriteLogged();
        return true;
    }

    void WriteJoined()
    {
        // Amid a change the calling thread is in a hook, and those who wait wait for it to end.
        if (_retrying.IsBusy || _joint.Take(_clock) is not { } block) return;
        _retrying.Append(block);
        _joint.Written(block);
    }
}
