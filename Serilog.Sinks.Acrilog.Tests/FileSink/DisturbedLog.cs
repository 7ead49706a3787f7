using Serilog.Core;
using Serilog.Sinks.Acrilog.Rolling;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>A log that rolls each hour and by size while others delete, rename and cut its files, operations fail and the clock is
/// set; a ledger notes what that may do to each event.</summary>
sealed class DisturbedLog : IDisposable
{
    const int LimitBytes = 60;
    const string Moved = "moved-";
    static readonly string[] Foreign = ["app.log.bak", "app1.log", "app-2026112213.log", "app2026112213_1.log", "app2026.log"];

    // What follows a failure at once is tried again within this time, and an idle log looks at the clock.
    static readonly TimeSpan Recovery = TimeSpan.FromSeconds(61);

    readonly TempFolder _folder = new();
    readonly FakeClock _clock = new(Some.Instant);
    readonly FaultyDisk _disk = new();
    readonly EventLedger _ledger = new(LimitBytes);
    readonly AcrilogFileRoller _roller = new();
    readonly FileNaming _naming;
    readonly int? _limit;
    readonly bool _eager;
    Logger _log;
    int _moved;
    int _takenByOthers;
    int _retired;
    int _emptyRetired;
    bool _openFailed;
    volatile string? _deletedWhileOpen;

    /// <param name="naming">What files are called.</param>
    /// <param name="retainedFileCountLimit">How many are kept.</param>
    /// <param name="eager">Whether the log looks for its file before each event, and not once a second.</param>
    public DisturbedLog(FileNaming naming, int? retainedFileCountLimit, bool eager)
    {
        (_naming, _limit, _eager) = (naming, retainedFileCountLimit, eager);
        foreach (var name in Foreign) _folder.Write(name, "theirs");
        _disk.Deleting = Retire;
        _log = Open();
    }

    public void Emit(int length) => _log.Information(_ledger.Emit(length, _clock.GetUtcNow()));

    /// <summary>Lets at least the time pass in which what failed is made good.</summary>
    public void Wait(TimeSpan time)
    {
        // The first tries still fail.
        Pass(TimeSpan.FromMilliseconds(500));
        _disk.Heal();
        Pass(Recovery);
        _ledger.EndTrouble();
        Pass(time);
    }

    public void Roll()
    {
        _roller.Roll();
        _ledger.Roll(_clock.GetUtcNow());
    }

    public void SetClock(TimeSpan by)
    {
        var to = _clock.GetUtcNow() + by;
        // Well before the next hour, since what is less than a minute before it is taken to be in it.
        _clock.SetWall(to.Minute >= 30 ? to.AddMinutes(-30) : to);
        _ledger.Note(_clock.GetUtcNow());
    }

    public void Restart()
    {
        // The last write says which hour a file with a name that stays is of, and would not after a roll that failed.
        if (_ledger.InTrouble && _naming == FileNaming.Stable) Wait(TimeSpan.Zero);
        Close();
        _log = Open();
    }

    public void Fail(DiskOperation operation, int times, int tornBytes)
    {
        _ledger.BeginTrouble(_clock.GetUtcNow());
        _disk.TornBytes = tornBytes;
        _disk.FailNext(operation, times);
        _openFailed |= operation == DiskOperation.Open;
        _ledger.LeavesParts |= operation == DiskOperation.Cut;
    }

    public void Delete(int which) => Disturb(which, path =>
    {
        _ledger.Take(_folder.Read(Path.GetFileName(path)));
        _takenByOthers++;
        System.IO.File.Delete(path);
    });

    public void Rename(int which) => Disturb(which, path =>
    {
        System.IO.File.Move(path, _folder.File($"{Moved}{_moved}"));
        _moved++;
        _takenByOthers++;
    });

    public void Cut(int which, int length) => Disturb(which, path =>
    {
        using (var file = System.IO.File.Open(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            var text = _folder.Read(Path.GetFileName(path));
            _ledger.Take(text, Math.Min(length, text.Length));
            file.SetLength(Math.Min(length, text.Length));
        }
        Date();
    });

    /// <summary>Ends the log and says what is wrong with its files; null if nothing is.</summary>
    public string? End()
    {
        Wait(TimeSpan.Zero);
        // What could not be opened may be written by somebody; it is left alone until the next start.
        if (_openFailed) Restart();
        Emit(1);
        Roll();
        Emit(1);
        Close();
        if (_deletedWhileOpen is { } deleted) return $"{deleted} was deleted while it was written to";
        if (Foreign.Any(name => _folder.Read(name) != "theirs")) return "a file of others was touched";
        var ours = Ours();
        if (ours.Length > _limit || (_retired > 0 && ours.Length + _takenByOthers + _emptyRetired < _limit)) return $"{ours.Length} files are kept, not {_limit}";
        // A log that cannot open the name that stays goes on beside it, and may come back to it: then names say little.
        var namesTell = _naming == FileNaming.Dated || !_openFailed;
        var files = ours.Select(name => (namesTell ? Id(name) : null, _folder.Read(name))).ToList();
        foreach (var hour in files.Where(file => file.Item1 is not null).GroupBy(file => file.Item1!.Value.Label))
            if (EventLedger.FaultInOrder(hour.OrderBy(file => file.Item1!.Value).Select(file => file.Item2)) is { } fault) return fault;
        return _ledger.Fault([.. files, .. Enumerable.Range(0, _moved).Select(i => ((LogFileId?)null, _folder.Read($"{Moved}{i}")))]);
    }

    public override string ToString() => $"{_naming}, keep {_limit}, eager {_eager}: {_folder.Listing()}";

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    static LogFileId? Id(string name) => new DatedNaming("app.log", "yyyyMMddHH").TryParse(name, out var id) ? id : null;

    string[] Ours() => [.. _folder.Names().Except(Foreign).Where(name => !name.StartsWith(Moved, StringComparison.Ordinal))
        .OrderBy(name => Id(name) ?? new LogFileId(DateTime.MaxValue, 0))];

    void Disturb(int which, Action<string> disturb)
    {
        // What waits is written by a timer, perhaps before the log looks.
        if (_ledger.InTrouble && !_eager) Wait(TimeSpan.Zero);
        var ours = Ours();
        if (ours.Length == 0) return;
        try
        {
            // From the newest, for the file that is written to is the one that matters.
            lock (_ledger) disturb(_folder.File(ours[^(which % ours.Length + 1)]));
        }
        catch (FileNotFoundException)
        {
            // Retention was faster.
        }
        Pass(TimeSpan.FromSeconds(1));
    }

    void Pass(TimeSpan time)
    {
        _clock.Advance(time);
        _ledger.Note(_clock.GetUtcNow());
    }

    void Retire(string path, bool open)
    {
        if (open) _deletedWhileOpen = path;
        // At once, lest others take the file in between.
        lock (_ledger)
        {
            if (!System.IO.File.Exists(path)) return;
            var text = _folder.Read(Path.GetFileName(path));
            _ledger.Take(text);
            System.IO.File.Delete(path);
            // What a failed write left of an event, and could not be cut off, is none.
            if (!EventLedger.HasEvents(text)) _emptyRetired++;
            else _retired++;
        }
    }

    void Close()
    {
        _disk.Heal();
        _log.Dispose();
        _ledger.EndTrouble();
        Date();
    }

    // The disk knows the time of the real clock.
    void Date()
    {
        if (!System.IO.File.Exists(_folder.File("app.log"))) return;
        var time = _ledger.TimeOfLast(_folder.Read("app.log")) ?? _clock.GetUtcNow();
        System.IO.File.SetLastWriteTimeUtc(_folder.File("app.log"), time.UtcDateTime);
        _ledger.Roll(time);
    }

    Logger Open() => FileLogs.Open(_folder, _clock, options =>
    {
        options.Naming = _naming;
        options.RollingInterval = RollingInterval.Hour;
        options.FileSizeLimitBytes = LimitBytes;
        options.RetainedFileCountLimit = _limit;
        options.Roller = _roller;
        options.Disk = _disk;
        if (_eager) options.FileCheckInterval = TimeSpan.Zero;
    });
}
