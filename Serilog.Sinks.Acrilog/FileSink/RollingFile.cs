using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>The active file of a log: takes whole records and moves on to the next file when the rules say so.</summary>
/// <remarks>Opens on the first record. Not thread-safe.</remarks>
sealed class RollingFile(IFileSuccession succession, RollRules rules, FileKeeper keeper, FileWatch watch, TimeProvider clock)
    : IRecordFile
{
    readonly RollRetry _retry = new(clock);

    ActiveFile? _active;
    bool _gone;
    long? _openedBytes;
    bool _rollAsked = rules.RollOnStartup;
    string _rollReason = RollReason.Startup;

    public IFlushedFile? Active => _active?.File;

    public AppendWindow? Window => _active is { File.IsSharedByThreads: true } active && !_gone && !_rollAsked && !_retry.Failing
        ? new AppendWindow(active, watch.LookedAt, watch.NextLook, rules.FileSizeLimitBytes ?? long.MaxValue)
        : null;

    public IdleTimer? Idle { get; set; }

    public void Append(ReadOnlySpan<byte> record)
    {
        var now = clock.GetUtcNow();
        try
        {
            FollowIfDue(now, now, record.Length);
            var active = Prepare(now, record.Length);
            active.File.Append(record);
            active.LastWrite = now;
        }
        finally
        {
            RetainIfOpened(now);
        }
        FileMetrics.Wrote(1, record.Length);
    }

    public int Append(RecordBlock block, int first)
    {
        var now = TimeOf(block, first);
        var start = block.StartOf(first);
        var next = first + 1;
        try
        {
            // Records may have waited: whether the file is still in its place is asked of the time at which they are written.
            FollowIfDue(clock.GetUtcNow(), now, block.LengthOf(first));
            var active = Prepare(now, block.LengthOf(first));
            while (next < block.Records && active.Period.Holds(TimeOf(block, next))
                && HasRoom(active.File, block.LengthOf(next), block.StartOf(next) - start)) next++;
            active.File.Append(block.Bytes.Span[start..block.StartOf(next)]);
            active.LastWrite = TimeOf(block, next - 1);
        }
        finally
        {
            RetainIfOpened(now);
        }
        FileMetrics.Wrote(next - first, block.StartOf(next) - start);
        return next;
    }

    public void Roll()
    {
        // Nothing is gained by leaving an empty file for another one.
        if (_active is { File.IsEmpty: true }) return;
        _rollAsked = true;
        _rollReason = RollReason.Manual;
        Roll(atOnce: true);
    }

    public void RollIfDue() => Roll(atOnce: false);

    /// <summary>Closes the file, and then waits a bounded time for the work behind the log.</summary>
    public void Dispose()
    {
        Idle?.Dispose();
        if (_active is not null) succession.Close(_active);
        _active = null;
        keeper.Dispose();
    }

    static DateTimeOffset TimeOf(RecordBlock block, int index) => new(block.TagOf(index).Ticks, TimeSpan.Zero);

    void Roll(bool atOnce)
    {
        var now = clock.GetUtcNow();
        if (_active is null) return;
        if ((_rollAsked || succession.RollsWhenIdle) && MustRoll(_active, now, recordBytes: 0)) TryRoll(_active, now, recordBytes: 0, atOnce);
        RetainIfOpened(now);
        keeper.Age(_active.Id, _active.File.Length, now);
        Arm(_active, now);
    }

    void FollowIfDue(DateTimeOffset looking, DateTimeOffset now, int recordBytes)
    {
        if (_active is { File: { IsBroken: true, TookRecords: false } } broken)
        {
            _active = null;
            succession.Close(broken);
        }
        if (_active is { } active && (_gone || watch.IsDue(looking))) Follow(active, now, recordBytes);
    }

    // The file that a record belongs in, open.
    ActiveFile Prepare(DateTimeOffset now, int recordBytes)
    {
        if (_active is null) Open(now, recordBytes);
        else if (MustRoll(_active, now, recordBytes)) TryRoll(_active, now, recordBytes);
        return _active!;
    }

    // A file that others moved or deleted is left for a new one in its place. Until there is one nothing is written, for what
    // goes to a deleted file is lost; and it may come back.
    void Follow(ActiveFile active, DateTimeOffset now, int recordBytes)
    {
        var known = _gone;
        _gone = !active.File.IsInPlace();
        if (!_gone) return;
        if (!known) Failures.Report("{0} was moved, replaced or deleted by others; the log goes on in its place", active.File.Path);
        Open(now, recordBytes);
        _gone = false;
        succession.Close(active);
        FileMetrics.Rolled(RollReason.Lost);
    }

    void Open(DateTimeOffset now, int recordBytes)
    {
        _active = succession.Open(now);
        if (!MustRoll(_active, now, recordBytes) || !TryRoll(_active, now, recordBytes)) Opened(now);
    }

    bool MustRoll(ActiveFile active, DateTimeOffset now, int recordBytes)
    {
        if (_rollAsked && active.File.IsEmpty) _rollAsked = false;
        return _rollAsked || active.File.IsBroken || !active.Period.Holds(now) || !HasRoom(active.File, recordBytes);
    }

    // A log that cannot go on to its next file stays in the one it has: beyond a limit is better than nowhere.
    bool TryRoll(ActiveFile active, DateTimeOffset now, int recordBytes, bool atOnce = false)
    {
        var isDue = _retry.IsDue;
        if (!isDue && !atOnce) return false;
        try
        {
            var period = active.Period.Holds(now) ? active.Period : rules.Schedule.PeriodOf(now);
            var reason = ReasonFor(active, now);
            _active = succession.Follow(active, period, file => WillDo(file, recordBytes));
            if (_active.File != active.File) FileMetrics.Rolled(reason);
            _rollAsked = false;
            _retry.Succeeded();
            Opened(now);
            return true;
        }
        catch (Exception e)
        {
            var known = _retry.Failing;
            // A try that somebody asks for in between does not put off the next one.
            if (isDue) _retry.Failed();
            if (!known) Failures.Report("cannot roll, so {0} goes on; trying again: {1}", active.File.Path, e.Message);
            Arm(active, now);
            return false;
        }
    }

    void Opened(DateTimeOffset now)
    {
        var active = _active!;
        if (active.File.IsEmpty) active.LastWrite = now;
        succession.Announce(active);
        _openedBytes = active.File.Length;
        Arm(active, now);
    }

    // After the record that had a file opened, for whose caller this would be work beside its own.
    void RetainIfOpened(DateTimeOffset now)
    {
        if (_openedBytes is not { } bytes) return;
        _openedBytes = null;
        try
        {
            keeper.Retain(_active!.Id, bytes, now);
        }
        catch (Exception e)
        {
            // The record is in the file: thrown, this would have it written once more.
            Failures.Report("Could not look after the older files of {0}; the sink tries again with its next file: {1}", _active!.File.Path, e);
        }
    }

    void Arm(ActiveFile active, DateTimeOffset now) =>
        Idle?.Arm(_retry.Failing ? _retry.Wait : succession.RollsWhenIdle ? active.Period.End - now : IdleTimer.Longest);

    string ReasonFor(ActiveFile active, DateTimeOffset now) =>
        _rollAsked ? _rollReason
        : active.File.IsBroken ? RollReason.Lost
        : active.Period.Holds(now) ? RollReason.Size : RollReason.Time;

    bool WillDo(LogFile file, int recordBytes) =>
        !file.IsBroken && (!_rollAsked || file.IsEmpty) && HasRoom(file, recordBytes);

    bool HasRoom(LogFile file, int recordBytes, int bytesBefore = 0) =>
        rules.HasRoom(file.Length + bytesBefore, file.EmptyLength, recordBytes);
}
