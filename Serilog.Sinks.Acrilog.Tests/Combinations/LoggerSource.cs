using System.Collections.Concurrent;
using Serilog.Core;

namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>Threads or asynchronous methods of this process with a logger; for a shared log with two, of half of the writers each.</summary>
/// <remarks>A thread lives as long as the case: some systems start none without a descriptor.</remarks>
sealed class LoggerSource : ICaseSource
{
    readonly CaseScene _scene;
    readonly IReadOnlyList<string> _writers;
    readonly BlockingCollection<int>[] _phases;
    readonly CountdownEvent _written = new(0);
    Logger[] _logs;

    public LoggerSource(CaseScene scene, IReadOnlyList<string> writers)
    {
        (_scene, _writers) = (scene, writers);
        _logs = Open();
        _phases = scene.Row.Source == Source.Flow ? [] : [.. writers.Select(_ => new BlockingCollection<int>())];
        for (var i = 0; i < _phases.Length; i++) StartThread(i);
    }

    public void Write(int phase)
    {
        if (_phases.Length == 0)
        {
            Task.WhenAll(_writers.Select((writer, i) => Task.Run(() => Flow(LogOf(i), writer, phase)))).Wait();
            return;
        }

        _written.Reset(_phases.Length);
        foreach (var thread in _phases) thread.Add(phase);
        _written.Wait();
    }

    public void Advance(TimeSpan time) => _scene.Clock.Advance(time);

    public void Restart(Action between)
    {
        End();
        between();
        _logs = Open();
    }

    public void Kill() => throw new NotSupportedException("A test does not kill itself.");

    public void Stop() => throw new NotSupportedException("A test does not stop itself.");

    public void Continue() => throw new NotSupportedException("A test does not stop itself.");

    public void End() => Array.ForEach(_logs, log => log.Dispose());

    public void Dispose()
    {
        foreach (var thread in _phases) thread.CompleteAdding();
        End();
    }

    void StartThread(int writer) => new Thread(() =>
    {
        foreach (var phase in _phases[writer].GetConsumingEnumerable())
        {
            foreach (var number in SentEvents.NumbersOf(phase)) Log(LogOf(writer), _writers[writer], number);
            _written.Signal();
        }
    })
    { IsBackground = true }.Start();

    Logger[] Open() =>
        [.. Enumerable.Range(0, _scene.Row.Delivery == Delivery.Shared && _writers.Count == SentEvents.Writers.Length ? 2 : 1)
            .Select(_ => new LoggerConfiguration().MinimumLevel.Verbose().WithFile(_scene.Row, _scene.Place.Logs, _scene.Clock).CreateLogger())];

    Logger LogOf(int writer) => _logs[writer * _logs.Length / _writers.Count];

    async Task Flow(Logger log, string writer, int phase)
    {
        foreach (var number in SentEvents.NumbersOf(phase))
        {
            Log(log, writer, number);
            await Task.Yield();
        }
    }

    void Log(Logger log, string writer, int number)
    {
        CaseSettings.Pace(_scene.Row, number);
        _scene.Sent.Note(writer, number, SentState.Begun);
        try
        {
            Marks.Log(log, writer, number);
            _scene.Sent.Note(writer, number, SentState.Returned);
        }
        catch (Exception) when (_scene.Row.Delivery == Delivery.Audit)
        {
            _scene.Sent.Note(writer, number, SentState.Refused);
        }
    }
}
