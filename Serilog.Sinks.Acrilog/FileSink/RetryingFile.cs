using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>A rolling file before which records wait that cannot be written now, in order; nothing overtakes them, and they are
/// tried again with growing pauses.</summary>
/// <remarks>
/// <para>A record that comes with its event does not wait: if it cannot be written now, the event is handed to the failure listener,
/// and the file is not tried again for later ones before a pause has passed.</para>
/// <para>What lifecycle hooks log while the file is amid a change waits, and is written after it.</para>
/// <para>Not thread-safe: whoever calls has the lock of the log.</para>
/// </remarks>
/// <param name="file">The file.</param>
/// <param name="clock">What the pauses go by.</param>
/// <param name="tryAgain">Called with the time after which <see cref="Retry"/> is to be called.</param>
/// <param name="failures">Where failures are told.</param>
sealed class RetryingFile(IRecordFile file, TimeProvider clock, Action<TimeSpan> tryAgain, SinkFailures failures)
{
    /// <summary>How many bytes of records wait while nothing can be written.</summary>
    public const long WaitingLimitBytes = 16 * 1024 * 1024;

    readonly WaitingRecords _waiting = new(WaitingLimitBytes);
    readonly RollRetry _retry = new(clock);
    long _handedOver;

    // What the last write failed with, and whether that was told: first the records are kept.
    Exception? _failure;
    bool _isTold;

    /// <summary>Whether the file is amid a change, in whose course somebody else's code may call back.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>What records may be appended to without a look at any rule; null while there is more to do than that.</summary>
    public AppendWindow? Window => _waiting.Count == 0 && _waiting.Dropped == 0 && !_retry.Failing ? file.Window : null;

    /// <summary>Whether a record would be written at once: nothing waits any more.</summary>
    public bool IsReady()
    {
        var ready = CanWrite();
        TellFailure();
        return ready;
    }

    /// <summary>Writes a record, or lets it wait, or hands its event over.</summary>
    public void Append(ReadOnlySpan<byte> record, LogEvent? logEvent = null)
    {
        var isWritten = !IsBusy && !IsTooEarlyFor(logEvent) && CanWrite() && TryWrite(record);
        // What a hook logs while the file is amid a change waits in any case: it is written after it.
        var waits = !isWritten && (logEvent is null || IsBusy);
        if (isWritten) NoteSuccess();
        else if (waits) _waiting.Add(record, logEvent);
        TellFailure();
        if (!isWritten && !waits) HandOver([logEvent!]);
    }

    /// <summary>Writes a record now or not at all.</summary>
    /// <exception cref="IOException">It is in no file.</exception>
    /// <exception cref="UnauthorizedAccessException">No file may be opened.</exception>
    public void AppendOrThrow(ReadOnlySpan<byte> record)
    {
        if (IsBusy) _waiting.Add(record);
        else Write(record);
    }

    /// <summary>Writes all records of a block; those that cannot be written now wait, or their events are handed over.</summary>
    public void Append(RecordBlock block)
    {
        var next = 0;
        while (next < block.Records && !IsBusy && !IsTooEarlyFor(block.TagOf(next).Event) && CanWrite() && TryWrite(block, ref next))
        {
        }
        var rest = next;
        for (; next < block.Records; next++)
        {
            var logEvent = block.TagOf(next).Event;
            if (logEvent is null || IsBusy) _waiting.Add(block.RecordAt(next), logEvent);
        }
        TellFailure();
        if (!IsBusy) HandOver(block.Events(rest));
    }

    /// <summary>Has the file do something in whose course somebody else's code may call back.</summary>
    public void Do(Action<IRecordFile> action)
    {
        using var writing = new WritingScope();
        IsBusy = true;
        try
        {
            action(file);
        }
        finally
        {
            IsBusy = false;
        }
    }

    /// <summary>Writes what hooks have logged meanwhile; but not all to the end, since one that logs for each file it sees has
    /// one of its own for a very small limit.</summary>
    public void WriteLogged()
    {
        if (_waiting.Count > 0 && !_retry.Failing) Retry();
    }

    /// <summary>Tries what waits once more. The timer alone says that it is time: one that is a little early would otherwise be
    /// the last.</summary>
    public void Retry()
    {
        if (IsBusy || WriteWaiting()) return;
        TellFailure();
        if (!_retry.Failing) TryAgainAfter(RollRetry.First);
    }

    /// <summary>Tries for the last time; what is left is lost, counted and reported.</summary>
    public void WriteLast()
    {
        if (_waiting.Count == 0 || WriteWaiting()) return;
        TellFailure();
        if (_waiting.Count == 0) return;
        FileMetrics.Dropped(DropReason.Failed, _waiting.Count);
        Failures.Report(LoggingFailureKind.Final, "{0} was closed while it could not be written; {1} events are lost",
            failures.Log, _waiting.Count + _waiting.TakeDropped());
    }

    // Nothing need wait while events are handed over, and each of them would have a disk tried that failed a moment ago.
    bool IsTooEarlyFor(LogEvent? logEvent) => logEvent is not null && !_retry.IsDue;

    void HandOver(IReadOnlyCollection<LogEvent> events)
    {
        if (events.Count == 0) return;
        _handedOver += events.Count;
        FileMetrics.Dropped(DropReason.Failed, events.Count);
        failures.GiveUp(events, "The log file could not be written", _failure);
    }

    bool CanWrite() => _waiting.Count == 0 || (_retry.IsDue && WriteWaiting());

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
            (_failure, _isTold) = (e, false);
            return false;
        }
    }

    bool TryWrite(RecordBlock block, ref int next)
    {
        using var writing = new WritingScope();
        IsBusy = true;
        try
        {
            next = file.Append(block, next);
            NoteSuccess();
            return true;
        }
        catch (Exception e)
        {
            (_failure, _isTold) = (e, false);
            return false;
        }
        finally
        {
            IsBusy = false;
        }
    }

    void Write(ReadOnlySpan<byte> record)
    {
        using var writing = new WritingScope();
        IsBusy = true;
        try
        {
            file.Append(record);
        }
        finally
        {
            IsBusy = false;
        }
    }

    // Called when the records are kept: all of it may fail, too few handles or too little memory being what it is about.
    void TellFailure()
    {
        if (_failure is not { } failure || _isTold) return;
        _isTold = true;
        var known = _retry.Failing;
        _retry.Failed();
        TryAgainAfter(_retry.Wait);
        if (!known && failures.HasListener)
            Failures.Report("{0} cannot be written; its events go to the fallback (the failure listener) until it can be, which is tried again with growing "
                + "pauses: {1}", failures.Log, failure);
        else if (!known)
            Failures.Report("{0} cannot be written; events wait in memory, up to 16 MiB of them, and are tried again with growing pauses: {1}", failures.Log, failure);
        HandOver(_waiting.TakeEvents());
    }

    // Without a timer the next event tries, or the end of the log.
    void TryAgainAfter(TimeSpan pause)
    {
        try
        {
            tryAgain(pause);
        }
        catch (Exception e)
        {
            Failures.Report("No timer can be set to write {0} again in {1}; the next event does so: {2}", failures.Log, pause, e);
        }
    }

    void NoteSuccess()
    {
        // A record too large to wait leaves nothing that waits, but a count.
        if (!_retry.Failing && _waiting.Dropped == 0) return;
        _retry.Succeeded();
        _failure = null;
        if (_handedOver > 0) Failures.Report("{0} is written again; {1} events went to the fallback (the failure listener) meanwhile", failures.Log, _handedOver);
        else Failures.Report("{0} is written again; {1} events were dropped meanwhile", failures.Log, _waiting.TakeDropped());
        _handedOver = 0;
    }
}
