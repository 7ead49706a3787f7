using Serilog.Core;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>Keeps every event in the order it came, and tells when one comes that is waited for; safe from any thread.</summary>
sealed class EventWatch : ILogEventSink
{
    readonly List<LogEvent> _events = [];
    readonly List<(Func<LogEvent, bool> IsIt, TaskCompletionSource<LogEvent> Seen)> _awaited = [];

    public IReadOnlyList<LogEvent> Events
    {
        get { lock (_events) return [.. _events]; }
    }

    /// <summary>The first event of a kind, be it there already or still to come.</summary>
    public Task<LogEvent> First(Func<LogEvent, bool> isIt)
    {
        lock (_events)
        {
            if (_events.Find(e => isIt(e)) is { } there) return Task.FromResult(there);
            var seen = new TaskCompletionSource<LogEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((isIt, seen));
            return seen.Task.WaitAsync(WorkerProcesses.Patience);
        }
    }

    public void Emit(LogEvent logEvent)
    {
        lock (_events)
        {
            _events.Add(logEvent);
            foreach (var one in _awaited.Where(one => one.IsIt(logEvent))) one.Seen.TrySetResult(logEvent);
        }
    }
}
