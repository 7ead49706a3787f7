using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>Does to a log what its row says: before, beside and after the second phase of events.</summary>
sealed class Disturber(CaseScene scene, ICaseSource source) : IDisposable
{
    // Beyond the interval in which a log looks for its file, and beyond the longest pause of its retries.
    static readonly TimeSpan Noticing = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Recovery = TimeSpan.FromSeconds(31);

    readonly ManualResetEventSlim _writersEnded = new();
    readonly BusyPool _pool = new();
    readonly List<string> _rotated = [];

    Disturbance Kind => scene.Row.Disturbance;

    /// <summary>While nobody writes.</summary>
    public void Before()
    {
        if (scene.Row.Rolls == Rolls.Startup && Kind is not (Disturbance.Killed or Disturbance.Stopped or Disturbance.ReadOnly or Disturbance.Restarted)) source.Restart(() => { });
        foreach (var path in FoundFiles.ActiveIn(scene.Place, scene.Row)) Disturb(path);
        switch (Kind)
        {
            case Disturbance.FullDisk: scene.Place.Fill(); break;
            case Disturbance.NoInodes: scene.Place.FillInodes(); break;
            case Disturbance.ReadOnly: source.Restart(() => scene.Place.SetReadOnly(true)); break;
            case Disturbance.Restarted: source.Restart(() => { }); break;
            case Disturbance.BusyPool: _pool.Occupy(); break;
            case Disturbance.FewDescriptors: Libc.LimitDescriptors(OpenDescriptors()); break;
        }
        if (scene.Row.Rolls == Rolls.Time) source.Advance(CaseSettings.Period);
    }

    /// <summary>While others write.</summary>
    public void Beside()
    {
        switch (Kind)
        {
            case Disturbance.FullDisk: HaveRoomNowAndThen(() => scene.Place.Fill(bytesLeft: 4096), () => scene.Place.Fill()); break;
            case Disturbance.NoInodes: HaveRoomNowAndThen(() => scene.Place.FillInodes(left: 1), () => scene.Place.FillInodes()); break;
            case Disturbance.Killed when !scene.Row.IsShell: KillInTheMiddle(); break;
            case Disturbance.Stopped: StopInTheMiddle(); break;
            case Disturbance.ClockBack: scene.Clock.SetWall(scene.Clock.GetUtcNow().AddHours(-2)); break;
            case Disturbance.ClockForward: scene.Clock.SetWall(scene.Clock.GetUtcNow().AddHours(2)); break;
            case Disturbance.LogrotateCreate or Disturbance.LogrotateCopytruncate or Disturbance.Moved or Disturbance.Deleted or Disturbance.Cut
                or Disturbance.FolderInstead or Disturbance.LinkInstead:
                source.Advance(Noticing);
                break;
        }
    }

    /// <summary>Has <see cref="Beside"/> end.</summary>
    public void WritersHaveEnded() => _writersEnded.Set();

    /// <summary>While nobody writes again: what failed can be made good.</summary>
    public void After()
    {
        switch (Kind)
        {
            case Disturbance.FullDisk or Disturbance.NoInodes: scene.Place.Free(); break;
            case Disturbance.ReadOnly: scene.Place.SetReadOnly(false); break;
            case Disturbance.BusyPool: _pool.Release(); break;
            case Disturbance.FewDescriptors: Libc.LimitDescriptors(null); break;
            case Disturbance.Killed when scene.Row.IsShell: source.Kill(); break;
            case Disturbance.DrainTimeout: source.Kill(); break;
        }
        if (Kind is Disturbance.DrainTimeout) return;
        if (Kind is not Disturbance.Calm) source.Advance(Recovery);
        if (scene.Row.Rolls == Rolls.Time) source.Advance(CaseSettings.Period);
        foreach (var path in _rotated) scene.Place.Delete(path);
    }

    public void Dispose()
    {
        if (Kind == Disturbance.FewDescriptors) Libc.LimitDescriptors(null);
        _pool.Dispose();
        _writersEnded.Dispose();
    }

    void Disturb(string path)
    {
        var name = Path.GetFileName(path);
        var away = Path.Combine(scene.Place.Elsewhere, name);
        switch (Kind)
        {
            case Disturbance.LogrotateCreate:
                System.IO.File.Move(path, path + ".1");
                System.IO.File.WriteAllText(path, "");
                _rotated.Add(path + ".1");
                break;
            case Disturbance.LogrotateCopytruncate:
                System.IO.File.Copy(path, path + ".1");
                Cut(path);
                break;
            case Disturbance.Moved: System.IO.File.Move(path, away); break;
            case Disturbance.Deleted: scene.Place.Delete(path); break;
            case Disturbance.Cut:
                System.IO.File.Copy(path, away);
                Cut(path);
                break;
            case Disturbance.FolderInstead:
                System.IO.File.Move(path, away);
                Directory.CreateDirectory(path);
                break;
            case Disturbance.LinkInstead:
                System.IO.File.Move(path, away);
                System.IO.File.CreateSymbolicLink(path, Path.Combine(scene.Place.Elsewhere, "target-" + name));
                System.IO.File.WriteAllText(Path.Combine(scene.Place.Elsewhere, "target-" + name), "");
                break;
        }
    }

    static void Cut(string path)
    {
        using var file = System.IO.File.Open(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        file.SetLength(0);
    }

    void HaveRoomNowAndThen(Action give, Action take)
    {
        do
        {
            give();
            source.Advance(Recovery);
            take();
        }
        while (!_writersEnded.Wait(1));
    }

    void KillInTheMiddle()
    {
        SpinWait.SpinUntil(() => scene.Sent.ReturnedOf(SentEvents.Writers[0], 1) > SentEvents.EventsAPhase / 3, WorkerProcesses.Patience);
        source.Kill();
    }

    void StopInTheMiddle()
    {
        source.Stop();
        _writersEnded.Wait(TimeSpan.FromMilliseconds(20));
        source.Continue();
    }

    // Each one that is opened is the lowest that is free.
    static ulong OpenDescriptors()
    {
        using var lowest = System.IO.File.OpenHandle("/dev/null");
        return (ulong)lowest.DangerousGetHandle();
    }
}
