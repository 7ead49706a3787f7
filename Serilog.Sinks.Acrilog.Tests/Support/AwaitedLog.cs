using Serilog.Core;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A parent's log: keeps every event in the order it came, worker by worker, and can be waited for. Safe from any thread.</summary>
sealed class AwaitedLog : ILogEventSink
{
    readonly List<LogEvent> _events = [];
    TaskCompletionSource _more = Next();

    public IReadOnlyList<LogEvent> Events
    {
        get { lock (_events) return [.. _events]; }
    }

    /// <summary>Ends when the events that have come so far are as they are waited for.</summary>
    public async Task Until(Func<IReadOnlyList<LogEvent>, bool> holds)
    {
        while (true)
        {
            Task more;
            lock (_events)
            {
                if (holds(_events)) return;
                more = _more.Task;
            }

            await more.WaitAsync(WorkerProcesses.Patience);
        }
    }

    /// <summary>What a worker logged.</summary>
    public LogEvent[] Of(string worker) => [.. Events.Where(e => IsOf(worker, e) && !IsSaidByListener(e))];

    /// <summary>The property <c>Number</c> of what a worker logged.</summary>
    public int[] NumbersOf(string worker) =>
        [.. Of(worker).Where(e => e.Properties.ContainsKey("Number")).Select(e => (int)((ScalarValue)e.Properties["Number"]).Value!)];

    /// <summary>What the listener said of a worker.</summary>
    public LogEvent[] SaidOf(string worker) => [.. Events.Where(e => IsOf(worker, e) && IsSaidByListener(e))];

    /// <summary>What the listener said at the end of a worker.</summary>
    public LogEvent EndOf(string worker) => SaidOf(worker).Single(e => e.Properties.ContainsKey("LostByLevel"));

    public void Emit(LogEvent logEvent)
    {
        TaskCompletionSource more;
        lock (_events)
        {
            _events.Add(logEvent);
            (more, _more) = (_more, Next());
        }

        more.SetResult();
    }

    static bool IsOf(string worker, LogEvent e) => e.Properties.TryGetValue("WorkerName", out var name) && name.ToString("l", null) == worker;

    static bool IsSaidByListener(LogEvent e) => e.Properties.TryGetValue("SourceContext", out var source) && source.ToString().Contains("RelayListener");

    static TaskCompletionSource Next() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
