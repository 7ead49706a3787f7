using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>One process' part in a log that several write to without knowing each other.</summary>
/// <remarks>
/// <para>Records are appended without a lock. Only who wants to move on to another file takes one: it finds that another process
/// has moved on already, and follows, or does so itself and tells the others through the board.</para>
/// <para>A file that any process still has open is neither deleted nor compressed, so a slow one loses nothing; one that logs
/// nothing lets go of an old file within a second.</para>
/// <para>Opens on the first record. Not thread-safe.</para>
/// </remarks>
sealed class SharedRollingFile(SharedFolder folder, RollRules rules, SharedCompression? compression, TimeProvider clock) : IRecordFile
{
    static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    readonly RollRetry _retry = new(clock);

    SharedBoard? _board;
    SharedLogFile? _file;
    LogFileId _id;
    Period _period;
    int _generation;
    bool _rollAsked;

    public IFlushedFile? Active => _file;

    public IdleTimer? Idle { get; set; }

    public void Append(ReadOnlySpan<byte> record)
    {
        var now = clock.GetUtcNow();
        if (_file is null) Enter(now, record.Length, reason: null);
        else if (_rollAsked) TryMove(now, record.Length, RollReason.Manual);
        else if (!_period.Holds(now)) TryMove(now, record.Length, RollReason.Time);
        // In the meantime others may have filled the file that was just entered.
        while (!TryTakeRoom(record.Length) && TryMove(now, record.Length, RollReason.Size))
        {
        }
        _file!.Append(record);
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
        if (_file is not null) TryMove(clock.GetUtcNow(), recordBytes: 0, RollReason.Manual);
    }

    // Others may only tidy up what nobody has open, and a board or file that somebody deleted is found by nobody else.
    public void RollIfDue()
    {
        if (_file is null) return;
        var lost = !System.IO.File.Exists(folder.PathOf(_id));
        if (lost) Failures.Report("{0} was deleted or moved by someone else; the log begins another file", folder.PathOf(_id));
        if (lost || _board!.State.Generation != _generation || !_period.Holds(clock.GetUtcNow())) Leave();
        if (!folder.HasBoard) LeaveBoard();
        if (_file is not null) Idle?.Arm(CheckInterval);
    }

    public void Dispose()
    {
        Idle?.Dispose();
        LeaveBoard();
        compression?.Dispose();
    }

    bool TryTakeRoom(int bytes)
    {
        while (true)
        {
            var state = _board!.State;
            if (state.Generation != _generation || !rules.HasRoom(state.LengthBytes, folder.EmptyLength, bytes)) return false;
            if (_board.TryTake(state, bytes)) return true;
        }
    }

    // A log that cannot go on to its next file stays in the one it has: beyond a limit is better than nowhere.
    bool TryMove(DateTimeOffset now, int recordBytes, string reason)
    {
        if (!_retry.IsDue) return false;
        try
        {
            Enter(now, recordBytes, reason);
            _retry.Succeeded();
            return true;
        }
        catch (Exception e)
        {
            var known = _retry.Failing;
            _retry.Failed();
            if (!known) Failures.Report("cannot roll, so {0} goes on; trying again: {1}", folder.PathOf(_id), e.Message);
            return false;
        }
    }

    void Enter(DateTimeOffset now, int recordBytes, string? reason)
    {
        _board ??= folder.OpenBoard();
        if (!_board.TryLock()) throw new IOException("another process has been moving on to another file for too long");
        try
        {
            var posted = _board.Read();
            if (_file is null || compression is not null || _board.State.Generation != _generation) folder.Forget();
            var period = posted is { } active && active.Period.Holds(now) ? active.Period : rules.Schedule.PeriodOf(now);
            var id = folder.ToContinue(period.Label);
            if (posted?.Id is { } shared && shared.Label == id.Label && shared.Number > id.Number) id = shared;
            while (!TryOpen(id, period, recordBytes, joining: id == posted?.Id, now, reason)) id = id.Next;
            _rollAsked = false;
        }
        finally
        {
            _board.Unlock();
        }
        Idle?.Arm(CheckInterval);
    }

    bool TryOpen(LogFileId id, Period period, int recordBytes, bool joining, DateTimeOffset now, string? reason)
    {
        if (folder.IsFolder(id))
        {
            Failures.Report("{0} is a folder; the log takes the next number", folder.PathOf(id));
            return false;
        }
        // Room that others took in a file they still have open counts; what is left of processes long gone does not.
        var isOpen = SharedAccess.IsOpenElsewhere(folder.PathOf(id));
        var inUse = joining && isOpen;
        var own = _file is not null && id == _id;
        var file = own ? _file! : folder.Open(id, isAlone: !isOpen);
        var written = file.Length;
        var state = _board!.State;
        var joins = inUse && state.LengthBytes >= written;
        var taken = joins ? state.LengthBytes : written;
        if ((_rollAsked && taken > folder.EmptyLength) || !rules.HasRoom(taken, folder.EmptyLength, recordBytes))
        {
            if (!own) file.Dispose();
            return false;
        }

        var left = own ? null : _file;
        if (left is not null) folder.Finished(_id, left.Length, now);
        left?.Dispose();
        (_file, _id, _period) = (file, id, period);
        _generation = (joins ? state : _board.Post(id, period, written)).Generation;
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
