using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>One process' part in a log that several write to without knowing each other.</summary>
/// <remarks>
/// <para>A record is appended under a lock that all processes share for that moment, so that a file is full to the byte and the
/// one that fills it is the one to move on; it tells the others through the board, and they follow with their next record. A
/// process that was stopped with the lock in its hand delays moving on and nothing else.</para>
/// <para>A file that any process still has open is neither deleted nor compressed, so a slow one loses nothing; one that logs
/// nothing lets go of an old file within a second.</para>
/// <para>Opens on the first record. Not thread-safe.</para>
/// </remarks>
sealed class SharedRollingFile(SharedFolder folder, RollRules rules, SharedCompression? compression, TimeProvider clock) : IRecordFile
{
    static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    // A process that has not given the lock back by then was stopped; who finds it stopped still hardly waits again.
    static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LaterPatience = TimeSpan.FromMilliseconds(2);

    // Without a file there is nothing to go on with; and at the end what waits would be lost for a lock that was merely busy.
    static readonly TimeSpan BeginPatience = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(5);

    readonly RollRetry _retry = new(clock);
    readonly RollRetry _lockRetry = new(clock);

    SharedBoard? _board;
    SharedLogFile? _file;
    LogFileId _id;
    Period _period;
    long _generation;
    bool _rollAsked;
    bool _isEnding;

    public IFlushedFile? Active => _file;

    /// <summary>Always null: the rules are looked at with a lock that all processes share.</summary>
    public AppendWindow? Window => null;

    public IdleTimer? Idle { get; set; }

    public void Append(ReadOnlySpan<byte> record)
    {
        var now = clock.GetUtcNow();
        var locked = TryLock();
        try
        {
            if (_file is null) Begin(now, record.Length, locked);
            else if (locked && ReasonToMove(now, record.Length) is { } reason) TryMove(now, record.Length, reason);
            _file!.Append(record);
        }
        finally
        {
            if (locked) _board!.Unlock();
            // What keeps a log from beginning may be the board that it opened.
            if (_file is null) LeaveBoard();
        }
        FileMetrics.Wrote(1, record.Length);
    }

    public int Append(RecordBlock block, int first)
    {
        Append(block.RecordAt(first));
        return first + 1;
    }

    public void Roll()
    {
        _rollAsked = true;
        _retry.Succeeded();
        if (_file is null || !TryLock()) return;
        try
        {
            TryMove(clock.GetUtcNow(), recordBytes: 0, RollReason.Manual);
        }
        finally
        {
            _board!.Unlock();
        }
    }

    // Others may only tidy up what nobody has open, and a board or file that somebody deleted is found by nobody else.
    public void RollIfDue()
    {
        if (_file is null) return;
        var lost = !System.IO.File.Exists(folder.PathOf(_id));
        if (lost) Failures.Report("{0} was deleted or moved by someone else; the log begins another file", folder.PathOf(_id));
        if (lost || _board!.Generation != _generation || !_period.Holds(clock.GetUtcNow())) Leave();
        if (!folder.HasBoard) LeaveBoard();
        if (_file is not null) Idle?.Arm(CheckInterval);
    }

    public void PrepareEnd() => _isEnding = true;

    public void Dispose()
    {
        Idle?.Dispose();
        LeaveBoard();
        compression?.Dispose();
    }

    // False while another process holds the lock for too long: what is open is gone on with then.
    bool TryLock()
    {
        _board ??= folder.OpenBoard();
        if (!_lockRetry.IsDue && !_isEnding) return false;
        var known = _lockRetry.Failing;
        if (_board.TryLock(PatienceFor(known)))
        {
            _lockRetry.Succeeded();
            return true;
        }
        _lockRetry.Failed();
        if (!known && _file is not null) Failures.Report("cannot roll {0}, for another process has held its lock for too long; trying again", folder.PathOf(_id));
        return false;
    }

    TimeSpan PatienceFor(bool isKnownToFail) =>
        _isEnding && _file is null ? LastPatience
        : !isKnownToFail ? FirstPatience
        : _file is null ? BeginPatience : LaterPatience;

    string? ReasonToMove(DateTimeOffset now, int recordBytes) =>
        _rollAsked ? RollReason.Manual
        : !_period.Holds(now) ? RollReason.Time
        : _board!.Generation != _generation || !rules.HasRoom(_file!.Length, folder.EmptyLength, recordBytes) ? RollReason.Size
        : null;

    void Begin(DateTimeOffset now, int recordBytes, bool locked)
    {
        if (!locked) throw new IOException("another process has held the lock of the log for too long");
        Enter(now, recordBytes, reason: null);
    }

    // A log that cannot go on to its next file stays in the one it has: beyond a limit is better than nowhere.
    void TryMove(DateTimeOffset now, int recordBytes, string reason)
    {
        if (!_retry.IsDue) return;
        try
        {
            Enter(now, recordBytes, reason);
            _retry.Succeeded();
        }
        catch (Exception e)
        {
            var known = _retry.Failing;
            _retry.Failed();
            if (!known) Failures.Report("cannot roll, so {0} goes on; trying again: {1}", folder.PathOf(_id), e.Message);
        }
    }

    // Finds the file that all processes write to, or makes another one that; with the lock.
    void Enter(DateTimeOffset now, int recordBytes, string? reason)
    {
        var posted = _board!.Read();
        if (_file is null || compression is not null || _board.Generation != _generation) folder.Forget();
        var period = posted is { } active && active.Period.Holds(now) ? active.Period : rules.Schedule.PeriodOf(now);
        var id = folder.ToContinue(period.Label);
        if (posted?.Id is { } shared && shared.Label == id.Label && shared.Number > id.Number) id = shared;
        folder.FindFirst(id, next => TryOpen(next, period, recordBytes, joining: next == posted?.Id, now, reason));
        _rollAsked = false;
        Idle?.Arm(CheckInterval);
    }

    bool TryOpen(LogFileId id, Period period, int recordBytes, bool joining, DateTimeOffset now, string? reason)
    {
        if (folder.IsNoFile(id))
        {
            Failures.Report("{0} is no file; the log takes the next number", folder.PathOf(id));
            return false;
        }
        var isOpen = SharedAccess.IsOpenElsewhere(folder.PathOf(id));
        var joins = joining && isOpen;
        var own = _file is not null && id == _id;
        var file = own ? _file : folder.TryOpen(id, isAlone: !isOpen);
        if (file is null) return false;
        var written = file.Length;
        if ((_rollAsked && written > folder.EmptyLength) || !rules.HasRoom(written, folder.EmptyLength, recordBytes))
        {
            if (!own) file.Dispose();
            return false;
        }
        try
        {
            _generation = joins ? _board!.Generation : _board!.Post(id, period);
        }
        catch
        {
            if (!own) file.Dispose();
            throw;
        }

        var left = own ? null : _file;
        if (left is not null) folder.Finished(_id, left.Length, now);
        left?.Dispose();
        (_file, _id, _period) = (file, id, period);
        if (joins) return true;
        if (reason is not null && !own) FileMetrics.Rolled(reason);
        folder.Began(id, written, now);
        compression?.CompressBefore(id);
        return true;
    }

    void Leave()
    {
        _file?.Dispose();
        _file = null;
    }

    void LeaveBoard()
    {
        Leave();
        _board?.Dispose();
        _board = null;
    }
}
