using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Diagnostics;

/// <summary>The failure listener that somebody gave a sink, if any: it takes the events that the sink gives up, and hears what is
/// reported of the sink.</summary>
/// <remarks>
/// <para>The listener is set before logging starts; all else is safe from any thread. It is called like SelfLog is: outside all
/// locks, by <see cref="Failures"/>.</para>
/// <para>What a listener itself logs is not handed to it: such an event waits as it does without a listener, or no log that cannot be
/// written would ever come to an end of it.</para>
/// </remarks>
/// <param name="log">What the reports call the log: the path that was configured.</param>
sealed class SinkFailures(string log = "The log")
{
    ILoggingFailureListener? _listener;
    int _throws;
    long _lost;
    object _sink = typeof(SinkFailures);

    /// <summary>What the reports call the log.</summary>
    public string Log => log;

    /// <summary>Whether events that cannot be written are handed over; otherwise they wait.</summary>
    public bool HasListener => _listener is not null;

    /// <summary>Sets the listener. <see cref="SelfLog.FailureListener"/> stands for none: all is said in SelfLog in any case.</summary>
    /// <param name="sink">Whose failures it hears of.</param>
    /// <param name="listener">Who hears of them.</param>
    public void SetListener(object sink, ILoggingFailureListener listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        (_sink, _listener) = (sink, listener == SelfLog.FailureListener ? null : listener);
    }

    /// <summary>The event, to be kept with its bytes until it is written or given up; null if nobody would take it.</summary>
    public LogEvent? Keep(LogEvent logEvent) => _listener is null || Failures.Listeners?.Contains(this) == true ? null : logEvent;

    /// <inheritdoc cref="GiveUp(IReadOnlyCollection{LogEvent}, string, Exception?, LoggingFailureKind)"/>
    public void GiveUp(LogEvent logEvent, string why, Exception? exception = null) => GiveUp([logEvent], why, exception);

    /// <summary>Hands events to the listener, once no report is held back any more.</summary>
    /// <param name="events">Them, in order; nothing happens if there are none.</param>
    /// <param name="why">What failed.</param>
    /// <param name="exception">How, if it was by an exception.</param>
    /// <param name="kind">Whether the sink goes on.</param>
    public void GiveUp(IReadOnlyCollection<LogEvent> events, string why, Exception? exception = null, LoggingFailureKind kind = LoggingFailureKind.Permanent)
    {
        if (events.Count > 0) Failures.HandOver(new FailureReport(why, this, kind, events, exception));
    }

    /// <summary>Holds back what this thread reports, as <see cref="Failures.Hold()"/> does; the listener hears of it too.</summary>
    public ReportHold Hold() => Failures.Hold(this);

    /// <summary>Calls the listener; only <see cref="Failures"/> does. One that throws is reported once, and again when it works: SelfLog may
    /// lead to the very listener.</summary>
    public void Tell(in FailureReport report)
    {
        try
        {
            _listener?.OnLoggingFailed(_sink, report.Kind, report.Text, report.Events, report.Exception);
            if (report.Events is not null && Volatile.Read(ref _throws) != 0 && Interlocked.Exchange(ref _throws, 0) != 0)
                Failures.Report("The failure listener works again; {0} events that it was handed while it threw may be lost", Interlocked.Exchange(ref _lost, 0));
        }
        catch (Exception e)
        {
            Interlocked.Add(ref _lost, report.Events?.Count ?? 0);
            if (Interlocked.Exchange(ref _throws, 1) == 0) Failures.Report("A failure listener threw; the events that it is handed may be lost: {0}", e);
        }
    }
}
