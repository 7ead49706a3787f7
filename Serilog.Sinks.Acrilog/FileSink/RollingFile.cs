using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>The active file of a log: takes whole records and moves on to the next file when the rules say so.</summary>
/// <remarks>Opens on the first record. Not thread-safe.</remarks>
sealed class RollingFile(LogFolder folder, RollRules rules, TimeProvider clock) : IDisposable
{
    readonly RollRetry _retry = new(clock);

    LogFile? _file;
    LogFileId _id;
    Period _period;

    /// <summary>Writes a whole record to the file it belongs in.</summary>
    /// <exception cref="IOException">The record is in no file.</exception>
    /// <exception cref="UnauthorizedAccessException">No file may be opened.</exception>
    public void Append(ReadOnlySpan<byte> record)
    {
        var now = clock.GetUtcNow();
        if (_file is null) Open(rules.Schedule.PeriodOf(now), record.Length);
        else if (!_period.Holds(now) || !HasRoom(_file, record.Length)) TryRoll(now, record.Length);
        _file!.Append(record);
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    // A log that cannot go on to its next file stays in the one it has: beyond a limit is better than nowhere.
    void TryRoll(DateTimeOffset now, int recordBytes)
    {
        if (!_retry.IsDue) return;
        try
        {
            Open(_period.Holds(now) ? _period : rules.Schedule.PeriodOf(now), recordBytes);
            _retry.Succeeded();
        }
        catch (Exception e)
        {
            var known = _retry.Failing;
            _retry.Failed();
            if (!known) Failures.Report("cannot roll, so {0} goes on; trying again: {1}", folder.PathOf(_id), e.Message);
        }
    }

    void Open(Period period, int recordBytes)
    {
        var id = folder.LastOf(period.Label);
        if (_file is not null && id == _id)
        {
            _period = period;
            if (HasRoom(_file, recordBytes)) return;
            id = id.Next;
        }
        var next = OpenWithRoom(ref id, recordBytes);
        _file?.Dispose();
        (_file, _id, _period) = (next, id, period);
        folder.Delete(rules.Retention.Expired(folder.Files, id));
    }

    LogFile OpenWithRoom(ref LogFileId id, int recordBytes)
    {
        while (true)
        {
            if (folder.IsTaken(id))
            {
                Failures.Report("{0} is a folder; the log takes the next number", folder.PathOf(id));
            }
            else
            {
                var file = folder.Open(id);
                if (HasRoom(file, recordBytes)) return file;
                file.Dispose();
            }
            id = id.Next;
        }
    }

    bool HasRoom(LogFile file, int recordBytes) => rules.HasRoom(file.Length, file.EmptyLength, recordBytes);
}
