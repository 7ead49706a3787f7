using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A failure listener that keeps all it is told, in order; safe from any thread.</summary>
sealed class CollectingListener : ILoggingFailureListener
{
    readonly ConcurrentQueue<Notice> _notices = new();

    /// <summary>Called with each event that is handed over, before it is kept.</summary>
    public Action<LogEvent>? Taking { get; set; }

    public IReadOnlyList<Notice> Notices => [.. _notices];

    /// <summary>The events that were handed over, in order.</summary>
    public IReadOnlyList<LogEvent> Events => [.. _notices.SelectMany(notice => notice.Events)];

    /// <summary>Their messages.</summary>
    public string[] Messages => [.. Events.Select(e => e.RenderMessage(null))];

    public void OnLoggingFailed(object sender, LoggingFailureKind kind, string message, IReadOnlyCollection<LogEvent>? events, Exception? exception)
    {
        foreach (var logEvent in events ?? []) Taking?.Invoke(logEvent);
        _notices.Enqueue(new Notice(sender, kind, message, [.. events ?? []], exception));
    }

    internal sealed record Notice(object Sender, LoggingFailureKind Kind, string Message, IReadOnlyList<LogEvent> Events, Exception? Exception);
}
