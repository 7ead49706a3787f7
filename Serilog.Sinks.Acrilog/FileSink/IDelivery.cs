using Serilog.Events;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>The way of records into a file: at once, or through memory.</summary>
/// <remarks>Safe from any thread.</remarks>
interface IDelivery : IDisposable
{
    /// <summary>Takes over a whole record; false once it is disposed.</summary>
    /// <param name="record">The bytes of one event, valid until this returns.</param>
    /// <param name="level">The event's level, which may have the record brought to the medium before this returns.</param>
    /// <param name="logEvent">The event, if it is to be handed to a failure listener should it not be written; null to have it wait
    /// as long as it can.</param>
    bool Append(ReadOnlySpan<byte> record, LogEventLevel level, LogEvent? logEvent = null);

    /// <summary>Writes what waits, if that can be done now; whether nothing waits any more, so that nothing is lost if it is
    /// disposed.</summary>
    bool IsSettled();

    /// <summary>Begins the next file, after all records that came before; does nothing once disposed. A failure is reported and
    /// tried again with the next record.</summary>
    void Roll();
}
