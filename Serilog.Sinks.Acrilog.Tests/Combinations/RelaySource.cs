using System.Diagnostics;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>A listener with worker processes, of which the first is the one that is killed or stopped: shells with a writer each, or
/// processes with two.</summary>
sealed class RelaySource : ICaseSource
{
    // Reads its phases from standard input. Each line is one write to the pipe.
    const string ShellScript = Shell.OpenRelay + """
        while read -r word phase; do
          i=$((phase * $2)); end=$((i + $2))
          while [ $i -lt $end ]; do
            if [ $((i % 2)) -eq 0 ]; then level=Information; else level=Error; fi
            printf '{"@t":"2026-11-22T10:39:45Z","@mt":"{K} {W} {N} {F}","@l":"%s","K":"%s","W":"%s","N":%s,"F":"%s"}\n' $level "$4" "$1" $i "$3" >&3
            i=$((i+1))
          done
          echo done
        done
        """;

    // Less than a gated parent needs for what waits.
    static readonly TimeSpan ShortDrain = TimeSpan.FromMilliseconds(20);

    readonly CaseScene _scene;
    readonly ManualResetEventSlim _gate = new(initialState: true);
    Logger? _target;
    RelayListener _listener = null!;
    (string[] Writers, CaseProcess Process)[] _workers = [];

    public RelaySource(CaseScene scene)
    {
        _scene = scene;
        Open();
    }

    public void Write(int phase)
    {
        if (Is(Disturbance.DrainTimeout) && phase == 1) _gate.Reset();
        foreach (var (_, process) in _workers) process.Tell($"write {phase}");
        foreach (var (writers, process) in _workers)
        {
            process.Await();
            if (_scene.Row.IsShell && !process.WasKilled)
                foreach (var number in SentEvents.NumbersOf(phase)) _scene.Sent.Note(writers[0], number, SentState.Returned);
        }
    }

    public void Advance(TimeSpan time) => _scene.Clock.Advance(time);

    public void Restart(Action between)
    {
        End();
        between();
        Open();
    }

    public void Kill()
    {
        foreach (var (_, process) in Is(Disturbance.DrainTimeout) ? _workers : _workers[..1]) process.Kill();
    }

    public void Stop() => _workers[0].Process.Stop();

    public void Continue() => _workers[0].Process.Continue();

    public void End()
    {
        foreach (var (_, process) in _workers) process.End();
        Close();
    }

    public void Dispose()
    {
        foreach (var (_, process) in _workers) process.Dispose();
        Close();
        _gate.Dispose();
    }

    // May be called again.
    void Close()
    {
        _gate.Set();
        _listener.DisposeAsync().AsTask().Wait();
        _target?.Dispose();
    }

    bool Is(Disturbance disturbance) => _scene.Row.Disturbance == disturbance;

    void Open()
    {
        var options = new RelayListenerOptions();
        if (Is(Disturbance.DrainTimeout)) options.DrainTimeout = _scene.Row.IsStraight ? TimeSpan.Zero : ShortDrain;
        if (_scene.Row.IsStraight)
        {
            var file = new AcrilogFileOptions();
            CaseSettings.Apply(file, _scene.Row, _scene.Place.Logs, _scene.Clock);
            _listener = RelayListener.Start(file, options);
        }
        else
        {
            var configuration = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(_scene.Heard);
            if (Is(Disturbance.DrainTimeout)) configuration.WriteTo.Sink(new GatedSink(_gate));
            _target = configuration.WithFile(_scene.Row, _scene.Place.Logs, _scene.Clock).CreateLogger();
            _listener = RelayListener.Start(_target, options);
        }
        _workers = [.. SentEvents.Writers.Chunk(_scene.Row.IsShell ? 1 : SentEvents.WritersAProcess).Select(writers => (writers, Start(writers)))];
    }

    CaseProcess Start(string[] writers)
    {
        var name = string.Concat(writers);
        var info = _scene.Row.IsShell
            ? new ProcessStartInfo("sh", ["-c", ShellScript, "sh", name, $"{SentEvents.EventsAPhase}", Marks.Filler, Marks.KeyOf(name)])
            : WorkerProcesses.StartInfo("combinations", "work", _scene.Row.Name, _scene.Place.Root, string.Join(',', writers));
        return new(_listener.StartWorker(CaseProcess.Redirected(info), name), _scene.Say);
    }

    /// <summary>Takes nothing while its gate is closed, and then one event in a millisecond or two.</summary>
    sealed class GatedSink(ManualResetEventSlim gate) : ILogEventSink
    {
        static readonly ManualResetEventSlim Never = new();

        public void Emit(LogEvent logEvent)
        {
            gate.Wait();
            if (logEvent.Properties.ContainsKey("W")) Never.Wait(2);
        }
    }
}
