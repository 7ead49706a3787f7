using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Files;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Writes each record to the rolling file before the call returns. A few threads write beside each other; the records of
/// more are written together. What cannot be written waits, and is tried again.</summary>
/// <remarks>
/// <para>All but appending is done by one thread at a time, and while nobody appends: it has its turn.</para>
/// <para>Records of a thread that has a <see cref="Gathering"/> open are written when that ends.</para>
/// <para>An audit's caller wants to know instead: there a record that cannot be written throws and does not wait.</para>
/// <para>What is reported is said after the lock is left.</para>
/// </remarks>
sealed class FileDelivery : IDelivery, IGatheringTarget
{
    // About as long as a write takes: a thread that sleeps costs the one that wakes it as much.
    const int Spins = 20;
    const int SpinLength = 10;

    readonly object _gate = new();
    readonly ParallelAppends _appends;
    readonly JointRecords _joint = new();
    readonly IRecordFile _file;
    readonly RetryingFile _retrying;
    readonly FlushRules _flushing;
    readonly MediumFlushes _flushes;
    readonly TimeProvider _clock;
    readonly SinkFailures _failures;
    readonly bool _audit;
    readonly ITimer _retryTimer;
    volatile bool _disposed;
    int _gathered;
    int _turns;

    // The number of a thread; no thread has 0. Others may ask, but only the owner sees its own.
    volatile int _turnOwner;

    public FileDelivery(IRecordFile file, FlushRules flushing, bool audit, TimeProvider clock, SinkFailures? failures = null)
    {
        (_file, _flushing, _audit, _clock, _failures) = (file, flushing, audit, clock, failures ?? new SinkFailures());
        _appends = new ParallelAppends(clock);
        _retrying = new RetryingFile(file, clock, RetryAfter, _failures);
        _retryTimer = clock.CreateTimer(_ => Retry(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _flushes = new MediumFlushes(ActiveFile, flushing.Every, clock, _failures);
    }

    /// <summary>Where failures of the log are told.</summary>
    public SinkFailures SinkFailures => _failures;

    /// <summary>Whether the calling thread is in a hook that this log called.</summary>
    public bool IsCalling => _turnOwner == Environment.CurrentManagedThreadId;

    /// <exception cref="IOException">This is an audit, and the record is in no file, or not on the medium.</exception>
    /// <exception cref="UnauthorizedAccessException">This is an audit, and no file may be opened.</exception>
    public bool Append(ReadOnlySpan<byte> record, LogEventLevel level, LogEvent? logEvent = null)
    {
        if (TryGather(record, level, logEvent)) return true;
        var taken = _appends.TryAppend(record) switch
        {
            AppendOutcome.Done => true,
            AppendOutcome.Crowded when !IsWrittenAlone(logEvent) => WriteWithOthers(record),
            _ => WriteInTurn(record, logEvent),
        };
        if (taken && _flushing.Asks(level)) FlushToDisk(_audit);
        return taken;
    }

    /// <summary>Writes all records of a block, or has those wait that cannot be written now.</summary>
    public void Append(RecordBlock block)
    {
        using var reports = _failures.Hold();
        using var turn = WaitForTurn();
        _retrying.Append(block);
        _retrying.WriteLogged();
    }

    void IGatheringTarget.BeginGathered() => Interlocked.Increment(ref _gathered);

    void IGatheringTarget.WriteGathered(RecordBlock block)
    {
        using var reports = _failures.Hold();
        using (WaitForTurn())
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
                Failures.Report(LoggingFailureKind.Permanent, "{0} was closed amid a run of events; {1} events are in no file", _failures.Log, block.Records);
                _failures.GiveUp(block.Events(), "The log was closed before it took its events");
            }
        }
        Interlocked.Decrement(ref _gathered);
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
        using var reports = _failures.Hold();
        using var turn = WaitForTurn();
        return _disposed || (!_retrying.IsBusy && Volatile.Read(ref _gathered) == 0 && _retrying.IsReady());
    }

    public void Roll()
    {
        using var reports = _failures.Hold();
        using var turn = WaitForTurn();
        // A hook that asks for it amid a change has a new file, or gets one with the next record.
        if (_disposed || _retrying.IsBusy) return;
        _retrying.IsReady();
        _retrying.Do(static file => file.Roll());
        _retrying.WriteLogged();
    }

    /// <summary>Rolls a file whose period has ended although no event comes.</summary>
    public void RollIfDue()
    {
        using var reports = _failures.Hold();
        using var turn = WaitForTurn();
        if (_disposed || _retrying.IsBusy) return;
        _retrying.Do(static file => file.RollIfDue());
        _retrying.WriteLogged();
    }

    /// <summary>Tries once more to write what waits, closes the file, and waits a bounded time for the work behind the log. May be
    /// called again.</summary>
    public void Dispose()
    {
        _retryTimer.Dispose();
        _flushes.Dispose();
        using var reports = _failures.Hold();
        using (WaitForTurn())
        {
            if (_disposed) return;
            WriteJoined();
            _disposed = true;
            _retrying.WriteLast();
        }
        // Outside the turn, so that no late event waits for the work behind the log.
        _file.Dispose();
    }

    void Retry()
    {
        using var reports = _failures.Hold();
        using var turn = WaitForTurn();
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
    bool TryGather(ReadOnlySpan<byte> record, LogEventLevel level, LogEvent? logEvent) =>
        !_audit && !_disposed && Gathering.Current is { } run && !WritingScope.IsOpen && run.TryAdd(this, record, new RecordTag(level) { Event = logEvent });

    // An audit's caller wants to know of its own record. An event that goes to a listener does so before the call returns, and in the
    // order of its thread.
    bool IsWrittenAlone(LogEvent? logEvent) => _audit || logEvent is not null;

    bool WriteInTurn(ReadOnlySpan<byte> record, LogEvent? logEvent)
    {
        using var reports = _failures.Hold();
        var isAlone = IsWrittenAlone(logEvent);
        if (!isAlone && !Monitor.TryEnter(_gate)) return WriteWithOthers(record);
        using var turn = isAlone ? WaitForTurn() : BeginTurn();
        return Take(record, logEvent);
    }

    // Who is next to write writes what others have brought meanwhile too, so that many callers need few writes.
    bool WriteWithOthers(ReadOnlySpan<byte> record)
    {
        using var reports = _failures.Hold();
        var number = _joint.Add(record);
        for (var i = 0; number != 0 && i < Spins; i++)
        {
            var outcome = _appends.TryAppend(_joint);
            if (_joint.IsWritten(number)) return true;
            if (outcome == AppendOutcome.NeedsTurn && Monitor.TryEnter(_gate))
            {
                using var ownTurn = BeginTurn();
                return WriteJoined(number);
            }
            Thread.SpinWait(SpinLength);
        }
        using var turn = WaitForTurn();
        if (number == 0) return Take(record, logEvent: null);
        return WriteJoined(number);
    }

    bool WriteJoined(long number)
    {
        if (_joint.IsWritten(number)) return true;
        if (_disposed) return false;
        WriteJoined();
        _retrying.WriteLogged();
        return true;
    }

    bool Take(ReadOnlySpan<byte> record, LogEvent? logEvent)
    {
        if (_disposed) return false;
        if (_audit) _retrying.AppendOrThrow(record);
        else
        {
            WriteJoined();
            _retrying.Append(record, logEvent);
        }
        if (!_retrying.IsBusy) _retrying.WriteLogged();
        return true;
    }

    void WriteJoined()
    {
        // Amid a change the calling thread is in a hook, and those who wait wait for it to end.
        while (!_retrying.IsBusy && _joint.Take(_clock.GetUtcNow()) is { } block)
        {
            _retrying.Append(block);
            _joint.Written(block);
        }
    }

    Turn WaitForTurn()
    {
        Monitor.Enter(_gate);
        return BeginTurn();
    }

    // The calling thread has the lock.
    Turn BeginTurn()
    {
        _turns++;
        _turnOwner = Environment.CurrentManagedThreadId;
        try
        {
            _appends.Close();
        }
        catch
        {
            EndTurn();
            throw;
        }
        return new Turn(this);
    }

    void EndTurn()
    {
        if (--_turns == 0)
        {
            _turnOwner = 0;
            if (!_disposed && _retrying.Window is { } window) _appends.Open(window);
        }
        Monitor.Exit(_gate);
    }

    /// <summary>The time in which one thread alone has the file.</summary>
    readonly ref struct Turn(FileDelivery delivery)
    {
        public void Dispose() => delivery.EndTurn();
    }
}
