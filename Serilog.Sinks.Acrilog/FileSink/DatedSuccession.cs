using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Every file has its period's name from the start, and keeps it.</summary>
sealed class DatedSuccession(LogFolder folder, RollSchedule schedule, FileKeeper keeper, LatestLink? link) : IFileSuccession
{
    // There would be an empty file for each period in which nothing happens.
    public bool RollsWhenIdle => false;

    public ActiveFile Open(DateTimeOffset now)
    {
        var period = schedule.PeriodOf(now);
        return Begin(folder.ToContinue(period.Label), period, _ => true);
    }

    public ActiveFile Follow(ActiveFile active, Period period, Func<LogFile, bool> willDo)
    {
        var id = folder.ToContinue(period.Label);
        if (id == active.Id)
        {
            if (willDo(active.File)) return active with { Period = period };
            id = id.Next;
        }
        var next = Begin(id, period, willDo);
        var ended = active.Id!.Value;
        folder.Close(ended, active.File);
        keeper.Finished(new StoredFile(ended, Compressed: false, active.File.Length, active.LastWrite), active.File.IsEmpty);
        return next;
    }

    public void Announce(ActiveFile active) => link?.PointTo(Path.GetFileName(active.File.Path));

    // It stays in the hand of this log, lest the work still queued takes it for an old one.
    public void Close(ActiveFile active) => active.File.Dispose();

    ActiveFile Begin(LogFileId first, Period period, Func<LogFile, bool> willDo)
    {
        LogFile? file = null;
        var found = folder.FindFirst(first, id => (file = TryBegin(id, willDo)) is not null);
        return new ActiveFile(file!, found, period);
    }

    LogFile? TryBegin(LogFileId id, Func<LogFile, bool> willDo)
    {
        if (folder.IsNoFile(id))
        {
            Failures.Report("{0} is no file; the log takes the next number", folder.PathOf(id));
            return null;
        }
        if (folder.TryOpen(id) is not { } file) return null;
        if (willDo(file)) return file;
        folder.Close(id, file);
        return null;
    }
}
