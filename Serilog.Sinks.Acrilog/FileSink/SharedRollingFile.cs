using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>One process' part in a log that several write to without knowing each other.</summary>
/// <remarks>
/// <para>A record is appended under a lock that all processes share for that moment, so that a file is full to the byte and the
/// one that fills it is the one to move on; it tells the others through the board, and they follow with their next record. A
/// process that was stopped with the lock in its hand delays moving on and nothing else: the others append without it, and one that
/// begins joins them.</para>
/// <para>A file that any process still has open is neither deleted nor compressed, so a slow one loses nothing; one that logs
/// nothing lets go of an old file within a second.</para>
/// <para>Whether the path still leads to the file is asked by each process at intervals; the first that finds another file there makes it
/// the active one, and the others follow with their next record.</para>
/// <para>Opens on the first record. Not thread-safe.</para>
/// </remarks>
sealed class SharedRollingFile(SharedFolder folder, RollRules rules, SharedCompression? compression, FileWatch watch, TimeProvider clock)
    : IRecordFile
{
    static readonly TimeSpan IdleInterval = TimeSpan.FromSeconds(1);

    // A process that has not given the lock back by then was stopped; who finds it stopped still hardly waits again.
    static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LaterPatience = TimeSpan.FromMilliseconds(2);

    readonly RollRetry _retry = new(clock);
    readonly RollRetry _lockRetry = new(clock);

    SharedBoard? _board;
    SharedLogFile? _file;
    LogFileId _id;
    Period _period;
    long _generation;
    bool _rollAsked;
    string? _reasonToBegin;

    public IFlushedFile? Active => _file;

    /// <summary>Always null: the rules are looked at with a lock that all processes share.</summary>
    public AppendWindow? Window => null;

    public IdleTimer? Idle { get; set; }

    public void Append(ReadOnlySpan<byte> record)
    {
        var now = clock.GetUtcNow();
        if (watch.IsDue(now)) LeaveIfReplaced();
        var locked = TryLock();
        try
        {
            if (_file is null) Begin(now, record.Length, locked);
            else if (!locked) _file.Look();
            else if (ReasonToMove(now, record.Length) is { } reason) TryMove(now, record.Length, reason);
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
        if (_file is null || !TryLock()) return;
        try
        {
            TryMove(clock.GetUtcNow(), recordBytes: 0, RollReason.Manual, atOnce: true);
        }
        finally
        {
            _board!.Unlock();
        }
    }

    // Others may only tidy up what nobody has open.
    public void RollIfDue()
    {
        LeaveIfReplaced();
        if (_file is not null && (_board!.Generation != _generation || !_period.Holds(clock.GetUtcNow()))) Leave();
        if (_file is not null) Idle?.Arm(IdleInterval);
    }

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
        if (!_lockRetry.IsDue) return false;
        var known = _lockRetry.Failing;
        if (_board.TryLock(known ? LaterPatience : FirstPatience))
        {
            _lockRetry.Succeeded();
            return true;
        }
        _lockRetry.Failed();
        if (!known)
            Failures.Report("Could not lock {0}: another process has held its lock for too long. Logging continues without it, beyond the size limit "
                + "if need be, and cannot roll; trying again", folder.BoardPath);
        return false;
    }

    void LeaveIfReplaced()
    {
        if (_file is { IsInPlace: false })
        {
            Failures.Report("{0} was moved, replaced or deleted by others; logging continues with a file in its place", folder.PathOf(_id));
            _reasonToBegin = RollReason.Lost;
            Leave();
        }
        if (_board is { IsInPlace: false }) LeaveBoard();
    }

    string? ReasonToMove(DateTimeOffset now, int recordBytes)
    {
        var length = _file!.Look();
        return _rollAsked ? RollReason.Manual
            : !_period.Holds(now) ? RollReason.Time
            : _board!.Generation != _generation || !rules.HasRoom(length, folder.EmptyLength, recordBytes) ? RollReason.Size
            : null;
    }

    void Begin(DateTimeOffset now, int recordBytes, bool locked)
    {
        if (locked) Enter(now, recordBytes, _reasonToBegin);
        else Join(now);
        _reasonToBegin = null;
    }

    // Joins the file that the others write to, without the lock. None of them compresses or deletes it as long as the board does not
    // name another one, and those that come after that find it open here.
    void Join(DateTimeOffset now)
    {
        folder.Forget();
        var (generation, posted) = (_board!.Generation, _board.Read());
        var period = posted is { } active && active.Period.Holds(now) ? active.Period : rules.Schedule.PeriodOf(now);
        var id = posted is { } known && known.Period == period ? known.Id : folder.ToContinue(period.Label);
        var file = (folder.IsNoFile(id) ? null : folder.TryOpen(id))
            ?? throw new IOException($"{folder.PathOf(id)} cannot be joined, and another process has held the lock of the log for too long.");
        if (_board.Generation != generation)
        {
            file.Dispose();
            throw new IOException($"Other processes moved on from {folder.PathOf(id)} while it was opened.");
        }
        file.Look();
        (_file, _id, _period, _generation) = (file, id, period, generation);
        Idle?.Arm(IdleInterval);
    }

    // A log that cannot go on to its next file stays in the one it has: beyond a limit is better than nowhere.
    void TryMove(DateTimeOffset now, int recordBytes, string reason, bool atOnce = false)
    {
        var isDue = _retry.IsDue;
        if (!isDue && !atOnce) return;
        try
        {
            Enter(now, recordBytes, reason);
            _retry.Succeeded();
        }
        catch (Exception e)
        {
            var known = _retry.Failing;
            // A try that somebody asks for in between does not put off the next one.
            if (isDue) _retry.Failed();
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
        Idle?.Arm(IdleInterval);
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
        var own = _file is { IsInPlace: true } && id == _id;
        var file = own ? _file : folder.TryOpen(id);
        if (file is null) return false;
        var written = file.Look();
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
        if (left is not null && id != _id) folder.Finished(_id, left.Look(), now);
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
