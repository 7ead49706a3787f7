using System.Diagnostics;
using Serilog.Debugging;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>Runs a case: three phases of events, with its row's disturbance about the second, and then a look at all it left.</summary>
static class CaseRun
{
    // Generous: reached only by a log that never returns, and on a busy machine by none other.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>What a case that cannot be had on this system says.</summary>
    public const string Skipped = "skipped: only root may mount a disk";

    /// <summary>What of the promises is broken, or why the case could not be run; in a process of its own if it needs that.</summary>
    public static IReadOnlyList<string> Of(Combination row) =>
        row.Disturbance is Disturbance.BusyPool or Disturbance.FewDescriptors ? InChild(row) : Here(row);

    /// <summary>The same in this process. SelfLog is one for the process, so no two at a time.</summary>
    public static IReadOnlyList<string> Here(Combination row)
    {
        IReadOnlyList<string> broken = [$"hangs: it has not ended in {Patience}"];
        var thread = new Thread(() => broken = Run(row)) { IsBackground = true, Name = row.Name };
        thread.Start();
        thread.Join(Patience);
        return broken;
    }

    static string[] InChild(Combination row)
    {
        using var process = Process.Start(CaseProcess.Redirected(WorkerProcesses.StartInfo("combinations", "case", row.Name)))!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return process.ExitCode == 0 || lines.Length > 0 ? lines : [$"its process ended with {process.ExitCode}: {errors.Result}"];
    }

    static IReadOnlyList<string> Run(Combination row)
    {
        using var folder = new TempFolder();
        using var place = new CasePlace(folder.Path);
        if (!place.TryPrepare(row.Disturbance is Disturbance.FullDisk or Disturbance.NoInodes or Disturbance.ReadOnly)) return [Skipped];
        using var scene = new CaseScene(row, place);
        SelfLog.Enable(scene.Say);
        try
        {
            using (var source = SourceOf(scene)) Play(scene, source);
            var broken = new Promises(scene).Broken();
            return broken.Count == 0 ? [] : [.. broken, .. Said(scene)];
        }
        catch (Exception ex)
        {
            return [$"failed: {ex}", .. Said(scene)];
        }
        finally
        {
            SelfLog.Disable();
        }
    }

    static void Play(CaseScene scene, ICaseSource source)
    {
        using var disturber = new Disturber(scene, source);
        source.Write(phase: 0);
        Settle(scene);
        Exception? failure = null;
        using var begun = new ManualResetEventSlim();
        var beside = new Thread(() =>
        {
            begun.Wait();
            failure = FailureOf(disturber.Beside);
        })
        { IsBackground = true };
        beside.Start();
        disturber.Before();
        begun.Set();
        source.Write(phase: 1);
        disturber.WritersHaveEnded();
        beside.Join();
        if (failure is not null) throw new InvalidOperationException("The disturbance failed.", failure);
        disturber.After();
        if (scene.Row.Disturbance != Disturbance.DrainTimeout) source.Write(phase: 2);
        source.End();
    }

    // So that nothing is on its way when others touch the files.
    static void Settle(CaseScene scene)
    {
        var expected = scene.Sent.All.Count(sent => sent.State == SentState.Returned);
        SpinWait.SpinUntil(() => FoundFiles.In(scene.Place, scene.Row).Sum(file => file.Events.Count()) >= expected, TimeSpan.FromSeconds(10));
    }

    static ICaseSource SourceOf(CaseScene scene) => scene.Row switch
    {
        { IsRelayed: true } => new RelaySource(scene),
        { Disturbance: Disturbance.Killed or Disturbance.Stopped } => new ProcessSource(scene),
        _ => new LoggerSource(scene, SentEvents.Writers),
    };

    static IEnumerable<string> Said(CaseScene scene) => scene.Said.Take(8).Select(line => $"  SelfLog: {line.Split('\n')[0]}");

    static Exception? FailureOf(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception ex)
        {
            return ex;
        }
    }
}
