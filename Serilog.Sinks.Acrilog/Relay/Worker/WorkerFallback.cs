using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.Relay.Worker;

/// <summary>Where a worker's events go that no parent takes: to the fallback that the user named; without one to the failure
/// listener that somebody set; without that to standard error.</summary>
/// <remarks>Safe from any thread. What a failure listener itself logs goes to standard error.</remarks>
/// <param name="named">The user's fallback; null for none. Disposed with this if it can be.</param>
/// <param name="why">Why no parent takes them.</param>
/// <param name="failures">The failure listener.</param>
/// <param name="sayFirst">Called before the first event that goes to standard error; null for nothing.</param>
sealed class WorkerFallback(ILogEventSink? named, string why, SinkFailures failures, Action? sayFirst = null) : ILogEventSink, ISetLoggingFailureListener, IDisposable, IAsyncDisposable
{
    readonly Lazy<StandardErrorSink> _standardError = new(() =>
    {
        sayFirst?.Invoke();
        return new StandardErrorSink();
    });

    /// <summary>The failure listener.</summary>
    public SinkFailures SinkFailures => failures;

    public void Emit(LogEvent logEvent)
    {
        if (named is not null) named.Emit(logEvent);
        else if (failures.Keep(logEvent) is { } kept) failures.GiveUp(kept, why);
        else EmitUnlistened(logEvent);
    }

    /// <summary>Writes an event that is not for the failure listener.</summary>
    public void EmitUnlistened(LogEvent logEvent) => (named ?? _standardError.Value).Emit(logEvent);

    /// <summary>Says something about the relay among the events; beside a failure listener it is reported, so that no event is in its
    /// log that nobody logged.</summary>
    public void Say(LogEvent logEvent)
    {
        if (named is null && failures.HasListener) Failures.Report(LoggingFailureKind.Permanent, "{0}", logEvent.RenderMessage(null));
        else Emit(logEvent);
    }

    public void SetFailureListener(ILoggingFailureListener failureListener) => failures.SetListener(this, failureListener);

    public void Dispose() => (named as IDisposable)?.Dispose();

    public ValueTask DisposeAsync()
    {
        if (named is IAsyncDisposable sink) return sink.DisposeAsync();
        Dispose();
        return default;
    }
}
