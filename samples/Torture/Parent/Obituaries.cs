using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Torture.Parent;

/// <summary>Collects what the listener says of its workers in the parent's own log.</summary>
sealed class Obituaries : ILogEventSink
{
    readonly ConcurrentDictionary<string, TaskCompletionSource<Obituary>> _ends = [];
    readonly ConcurrentDictionary<string, int> _complaints = [];
    readonly ConcurrentDictionary<string, bool> _unbalanced = [];
    long _events;

    /// <summary>Events of all kinds so far.</summary>
    public long Events => Interlocked.Read(ref _events);

    /// <summary>What was said of a worker's end; null if nothing was.</summary>
    public Obituary? Of(string worker) => End(worker).Task is { IsCompletedSuccessfully: true } end ? end.Result : null;

    /// <summary>How often the listener complained of a worker's bytes; it stops saying so after a while.</summary>
    public int Complaints(string worker) => _complaints.GetValueOrDefault(worker);

    /// <summary>Whether the listener itself said that a worker's account does not balance.</summary>
    public bool IsUnbalanced(string worker) => _unbalanced.ContainsKey(worker);

    /// <summary>Waits until the ends of all these workers were told, for no longer than it may take.</summary>
    public async Task AllAsync(IEnumerable<string> workers, TimeSpan timeout)
    {
        var all = Task.WhenAll(workers.Select(worker => End(worker).Task));
        await Task.WhenAny(all, Task.Delay(timeout));
    }

    public void Emit(LogEvent logEvent)
    {
        Interlocked.Increment(ref _events);
        if (!IsOfTheListener(logEvent)) return;
        var worker = (string)((ScalarValue)logEvent.Properties["WorkerName"]).Value!;
        if (logEvent.Properties.ContainsKey(nameof(Obituary.ReceivedByLevel))) End(worker).TrySetResult(Obituary.From(logEvent));
        else if (logEvent.Properties.ContainsKey("Why")) _complaints.AddOrUpdate(worker, 1, (_, times) => times + 1);
        else if (logEvent.MessageTemplate.Text.StartsWith("The account", StringComparison.Ordinal)) _unbalanced[worker] = true;
    }

    TaskCompletionSource<Obituary> End(string worker) =>
        _ends.GetOrAdd(worker, _ => new TaskCompletionSource<Obituary>(TaskCreationOptions.RunContinuationsAsynchronously));

    static bool IsOfTheListener(LogEvent logEvent) =>
        logEvent.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source)
        && source is ScalarValue { Value: string name } && name == typeof(RelayListener).FullName;
}
