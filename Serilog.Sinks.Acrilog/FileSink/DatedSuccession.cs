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

    ActiveFile Begin(LogFileId id, Period period, Func<LogFile, bool> willDo)
    {
        for (; ; id = id.Next)
        {
            if (folder.IsNoFile(id))
            {
                Failures.Report("{0} is no file; the log takes the next number", folder.PathOf(id));
                continue;
            }
            if (folder.TryOpen(id) is not { } file) continue;
            if (willDo(file)) return new ActiveFile(file, id, period);
            folder.Close(id, file);
        }
    }
}
