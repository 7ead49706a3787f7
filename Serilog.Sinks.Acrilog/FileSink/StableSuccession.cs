using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>The active file always has the same name; when it ends it is renamed to the period it covers.</summary>
/// <param name="name">The active file's name.</param>
/// <param name="folder">Where it and those before it lie.</param>
/// <param name="schedule">Says which period a file covers that an earlier process left.</param>
/// <param name="keeper">Told of each file that ended.</param>
sealed class StableSuccession(string name, LogFolder folder, RollSchedule schedule, FileKeeper keeper) : IFileSuccession
{
    public bool RollsWhenIdle => true;

    public ActiveFile Open(DateTimeOffset now)
    {
        // Its last write says which period it covers. The time of its birth does not: systems invent it, or carry it over from
        // a file that had the name before.
        var found = new FileInfo(folder.PathOf(name));
        var lastWrite = found is { Exists: true, Length: > 0 } ? found.LastWriteTimeUtc : now;
        if (folder.TryOpen(name) is not { } file) return Beside(schedule.PeriodOf(now));
        return new ActiveFile(file, null, schedule.PeriodOf(file.IsEmpty ? now : lastWrite)) { LastWrite = lastWrite };
    }

    public ActiveFile Follow(ActiveFile active, Period period, Func<LogFile, bool> willDo)
    {
        if (active.File.IsEmpty || (period == active.Period && willDo(active.File))) return active with { Period = period };
        if (active.Id is { } beside) return FollowBeside(active, beside, period);
        if (folder.IsLink(name))
            throw new IOException($"{folder.PathOf(name)} is a symbolic link, which is not renamed; the target of a link to a file is rolled from the next start on.");
        // Others took it, or a roll of ours got only half way: what was written lies where they want it.
        if (!System.IO.File.Exists(folder.PathOf(name))) return Replace(active, period);
        var id = Archive(active.Period);
        var next = Begin(id);
        folder.Close(id, active.File);
        keeper.Finished(new StoredFile(id, Compressed: false, active.File.Length, active.LastWrite));
        return new ActiveFile(next, null, period);
    }

    public void Announce(ActiveFile active)
    {
        // Its name says all.
    }

    public void Close(ActiveFile active)
    {
        if (active.Id is { } id) folder.Close(id, active.File);
        else active.File.Dispose();
    }

    ActiveFile FollowBeside(ActiveFile active, LogFileId id, Period period)
    {
        var next = Beside(period);
        folder.Close(id, active.File);
        keeper.Finished(new StoredFile(id, Compressed: false, active.File.Length, active.LastWrite));
        return next;
    }

    // Another process has the name that stays, so this one begins with the name that its file would get in the end.
    ActiveFile Beside(Period period)
    {
        LogFile? file = null;
        var found = folder.FindFirst(folder.ToBegin(period.Label), id => !folder.IsTaken(id) && (file = folder.TryOpen(id)) is not null);
        return new ActiveFile(file!, found, period);
    }

    ActiveFile Replace(ActiveFile active, Period period)
    {
        var next = folder.Open(name);
        active.File.Dispose();
        return new ActiveFile(next, null, period);
    }

    // A rename that fails is no reason to try the next number: somebody who took this one meanwhile is seen by the next roll.
    LogFileId Archive(Period period) =>
        folder.FindFirst(folder.ToBegin(period.Label), id => !folder.IsTaken(id) && folder.TryTake(name, id));

    LogFile Begin(LogFileId archived)
    {
        try
        {
            return folder.Open(name);
        }
        catch
        {
            if (!folder.TryGiveBack(archived, name))
                Failures.Report("the log goes on in {0}, for {1} can be neither begun nor had back", folder.PathOf(archived), name);
            throw;
        }
    }
}
