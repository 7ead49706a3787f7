using System.Diagnostics;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>Turns the payloads of event frames back into events. One a connection; not thread-safe.</summary>
sealed class EventDecoder
{
    // An empty name, a tag.
    const int LeastPropertyBytes = 2;

    readonly TemplateCache _templates = new();

    /// <summary>The event, equal in all that rendering shows to the one that was encoded.</summary>
    /// <exception cref="WireFormatException">The bytes are not an event.</exception>
    public LogEvent Decode(ReadOnlySpan<byte> payload)
    {
        try
        {
            return Read(payload);
        }
        catch (Exception ex) when (ex is ArgumentException or FormatException or OverflowException)
        {
            // A number outside its type's range, an invalid name, a malformed Uri: the constructors check better than we could.
            throw new WireFormatException($"an event does not make sense: {new CutLimits(MaxChars: 200, MaxItems: 1).Cut(ex.Message)}", ex);
        }
    }

    LogEvent Read(ReadOnlySpan<byte> payload)
    {
        var input = new ByteReader(payload);
        var level = (LogEventLevel)input.Byte();
        if (level > LogEventLevel.Fatal) throw new WireFormatException($"{(int)level} is not a level");
        var timestamp = new DateTimeOffset(input.Int64(), TimeSpan.FromMinutes(input.Int16()));
        var parts = (EventParts)input.Byte();
        var isTraced = parts.HasFlag(EventParts.Trace);
        var traceId = parts.HasFlag(EventParts.TraceId) ? ActivityTraceId.CreateFromBytes(input.Raw(16)) : default;
        var spanId = parts.HasFlag(EventParts.SpanId) ? ActivitySpanId.CreateFromBytes(input.Raw(8)) : default;
        var template = _templates.Get(input.Text());

        var properties = new LogEventProperty[input.Count(LeastPropertyBytes)];
        for (var i = 0; i < properties.Length; i++) properties[i] = new LogEventProperty(input.Text(), ValueWire.Read(ref input));
        var exception = parts.HasFlag(EventParts.Exception) ? new RelayedException(ExceptionTexts.ReadFrom(ref input)) : null;
        return isTraced
            ? new LogEvent(timestamp, level, exception, template, properties, traceId, spanId)
            : new LogEvent(timestamp, level, exception, template, properties);
    }
}
