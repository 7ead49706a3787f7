using System.Diagnostics;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>Child processes with a logger each: one with all writers, or two that share the log. The first is the one that is killed or
/// stopped; another takes the place of one that was killed.</summary>
sealed class ProcessSource : ICaseSource
{
    readonly CaseScene _scene;
    readonly string[][] _writers;
    readonly CaseProcess[] _children;
    readonly List<CaseProcess> _killed = [];
    TimeSpan _advanced;

    public ProcessSource(CaseScene scene)
    {
        _scene = scene;
        _writers = [.. SentEvents.Writers.Chunk(scene.Row.Delivery == Delivery.Shared ? SentEvents.WritersAProcess : SentEvents.Writers.Length)];
        _children = [.. _writers.Select(Start)];
    }

    public void Write(int phase)
    {
        for (var i = 0; i < _children.Length; i++)
        {
            if (!_children[i].WasKilled) continue;
            _killed.Add(_children[i]);
            _children[i] = Start(_writers[i]);
            _children[i].Tell(Advancing(_advanced));
            _children[i].Await();
        }
        Tell($"write {phase}");
    }

    public void Advance(TimeSpan time)
    {
        _advanced += time;
        Tell(Advancing(time));
    }

    public void Restart(Action between) => throw new NotSupportedException("Rows that restart have their logger in the test.");

    public void Kill() => _children[0].Kill();

    public void Stop() => _children[0].Stop();

    public void Continue() => _children[0].Continue();

    public void End() => Array.ForEach(_children, child => child.End());

    public void Dispose()
    {
        foreach (var child in _children.Concat(_killed)) child.Dispose();
    }

    static string Advancing(TimeSpan time) => $"advance {(int)time.TotalSeconds}";

    void Tell(string line)
    {
        Array.ForEach(_children, child => child.Tell(line));
        Array.ForEach(_children, child => child.Await());
    }

    CaseProcess Start(string[] writers) => new(
        Process.Start(CaseProcess.Redirected(WorkerProcesses.StartInfo(
            "combinations", "write", _scene.Row.Name, _scene.Place.Root, string.Join(',', writers))))!,
        _scene.Say);
}
