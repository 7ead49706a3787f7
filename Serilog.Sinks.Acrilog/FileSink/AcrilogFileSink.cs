using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Formatting;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Formats events and hands each, as the bytes of one record, to a rolling file.</summary>
/// <remarks>
/// <para>Safe from any thread. Formatting happens outside the lock; a thread's events keep their order.</para>
/// <para>An event whose formatting throws is in no file, and throws: Serilog reports it in SelfLog under <c>WriteTo</c> and hands it
/// to the caller under <c>AuditTo</c>. One that cannot be written throws under <c>AuditTo</c> only; otherwise it is handed to the failure
/// listener, or waits if there is none.</para>
/// </remarks>
sealed class AcrilogFileSink(ITextFormatter formatter, Encoding encoding, IDelivery delivery, bool audit, SinkFailures failures)
    : ILogEventSink, ISetLoggingFailureListener, IRollable, IDisposable
{
    readonly IUtf8Formatter _formatter = TextFormatterAdapter.Of(formatter);
    readonly Encoding? _otherEncoding = Utf8Buffer.IsUtf8(encoding) ? null : encoding;
    volatile bool _disposed;
    long _lateEvents;

    /// <summary>How many events came after <see cref="Dispose"/> and are in no file.</summary>
    public long LateEvents => Interlocked.Read(ref _lateEvents);

    /// <summary>Whether it takes no more events.</summary>
    public bool IsDisposed => _disposed;

    /// <exception cref="ObjectDisposedException">The sink is disposed, and its caller wants to know of every event.</exception>
    public void Emit(LogEvent logEvent)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        var buffer = Utf8Buffer.Rent();
        try
        {
            _formatter.Format(logEvent, buffer);
            Write(buffer.Encode(_otherEncoding), logEvent.Level, audit ? null : failures.Keep(logEvent));
        }
        finally
        {
            Utf8Buffer.Return(buffer);
        }
    }

    /// <summary>Writes an event that is formatted already.</summary>
    /// <param name="record">Its bytes; nothing is written if there are none.</param>
    /// <param name="level">Its level.</param>
    /// <param name="logEvent">The event, if it is to be handed to the failure listener should it not be written; null otherwise.</param>
    /// <exception cref="ObjectDisposedException">The sink is disposed, and its caller wants to know of every event.</exception>
    public void Write(ReadOnlySpan<byte> record, LogEventLevel level, LogEvent? logEvent = null)
    {
        if (!record.IsEmpty && !delivery.Append(record, level, logEvent)) Refuse(logEvent);
    }

    public void SetFailureListener(ILoggingFailureListener failureListener) => failures.SetListener(this, failureListener);

    /// <summary>Begins the next file; does nothing once disposed. A failure is reported and tried again with the next event.</summary>
    public void Roll() => delivery.Roll();

    /// <summary>Writes what waits, if that can be done now; whether nothing would be lost by <see cref="Dispose"/>.</summary>
    public bool IsSettled() => delivery.IsSettled();

    /// <summary>Closes the file, and waits a bounded time for the work behind the log. May be called again, and before anything
    /// was written.</summary>
    public void Dispose()
    {
        _disposed = true;
        delivery.Dispose();
    }

    void Refuse(LogEvent? logEvent)
    {
        var late = Interlocked.Increment(ref _lateEvents);
        FileMetrics.Dropped(DropReason.Late);
        ObjectDisposedException.ThrowIf(audit, this);
        using var reports = failures.Hold();
        if (late == 1)
        {
            Failures.Report(LoggingFailureKind.Permanent, "An event came after the sink of {0} was disposed; it and those to come are in no file. "
                + "Dispose who logs, a RelayListener for instance, before the logger", failures.Log);
        }
        if (logEvent is not null) failures.GiveUp(logEvent, "An event came after its file sink was disposed");
    }
}
