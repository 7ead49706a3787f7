using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Formats events and writes each to a rolling file before <see cref="Emit"/> returns.</summary>
/// <remarks>
/// <para>Safe from any thread. Formatting happens outside the lock; a thread's events keep their order.</para>
/// <para>An event that cannot be written throws: Serilog reports it in SelfLog under <c>WriteTo</c>, hands it to the caller under
/// <c>AuditTo</c>, and lets a wrapping sink turn to another one. The next event tries again.</para>
/// </remarks>
sealed class AcrilogFileSink(ITextFormatter formatter, Encoding encoding, RollingFile file, bool audit) : ILogEventSink, IDisposable
{
    readonly object _gate = new();
    bool _disposed;
    long _lateEvents;

    /// <summary>How many events came after <see cref="Dispose"/> and are in no file.</summary>
    public long LateEvents => Interlocked.Read(ref _lateEvents);

    /// <exception cref="ObjectDisposedException">The sink is disposed, and its caller wants to know of every event.</exception>
    public void Emit(LogEvent logEvent)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        var buffer = EventBuffer.Rent();
        try
        {
            formatter.Format(logEvent, buffer);
            var record = buffer.Encode(encoding);
            lock (_gate)
            {
                if (!_disposed)
                {
                    if (!record.IsEmpty) file.Append(record);
                    return;
                }
            }
        }
        finally
        {
            EventBuffer.Return(buffer);
        }
        Refuse();
    }

    /// <summary>Closes the file. May be called again, and before anything was written.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            file.Dispose();
        }
    }

    void Refuse()
    {
        var late = Interlocked.Increment(ref _lateEvents);
        ObjectDisposedException.ThrowIf(audit, this);
        if (late == 1) Failures.Report("an event came after its file sink was disposed; it and those to come are in no file");
    }
}
