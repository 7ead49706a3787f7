using System.Diagnostics;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>Turns the payloads of event frames back into events. One a connection; not thread-safe.</summary>
/// <remarks>Decoding a frame allocates less than 16 MiB, whatever its bytes are; WIRE.md has the sum.</remarks>
sealed class EventDecoder(TemplateCache templates)
{
    // A number, a tag.
    const int LeastPropertyBytes = 2;

    readonly NameTable _names = new(templates);
    readonly TextCache _texts = new();

    public EventDecoder()
        : this(new TemplateCache())
    {
    }

    /// <inheritdoc cref="NameTable.Define"/>
    public void Define(ReadOnlySpan<byte> names) => _names.Define(names);

    /// <inheritdoc cref="Decode(ReadOnlySpan{byte}, out bool)"/>
    public LogEvent Decode(ReadOnlySpan<byte> payload) => Decode(payload, out _);

    /// <summary>The event, equal in all that rendering shows to the one that was encoded.</summary>
    /// <param name="payload">That of an event frame.</param>
    /// <param name="wasCut">Whether the worker had to shorten the event to send it.</param>
    /// <exception cref="WireFormatException">The bytes are not an event.</exception>
    public LogEvent Decode(ReadOnlySpan<byte> payload, out bool wasCut)
    {
        try
        {
            return Read(payload, out wasCut);
        }
        catch (Exception ex) when (ex is ArgumentException or FormatException or OverflowException)
        {
            // A number outside its type's range, an invalid name, a malformed Uri: the constructors check better than we could.
            var reason = ex.Message.Length <= 200 ? ex.Message : $"{ex.Message.AsSpan(0, 200)}…";
            throw new WireFormatException($"an event does not make sense: {reason}", ex);
        }
    }

    LogEvent Read(ReadOnlySpan<byte> payload, out bool wasCut)
    {
        var input = new ByteReader(payload, _texts);
        var level = (LogEventLevel)input.Byte();
        if (level > LogEventLevel.Fatal) throw new WireFormatException($"{(int)level} is not a level");
        var timestamp = new DateTimeOffset(input.Int64(), TimeSpan.FromMinutes(input.Int16()));
        var parts = (EventParts)input.Byte();
        if ((parts & ~EventParts.All) != 0) throw new WireFormatException($"{(int)parts} are not the parts of an event");
        wasCut = parts.HasFlag(EventParts.Cut);
        var traceId = parts.HasFlag(EventParts.TraceId) ? ActivityTraceId.CreateFromBytes(input.Raw(16)) : default;
        var spanId = parts.HasFlag(EventParts.SpanId) ? ActivitySpanId.CreateFromBytes(input.Raw(8)) : default;
        var (template, shape) = ReadTemplate(ref input, parts.HasFlag(EventParts.Tokens));

        var properties = ReadProperties(ref input);
        var exception = parts.HasFlag(EventParts.Exception) ? new RelayedException(ExceptionTexts.ReadFrom(ref input)) : null;
        if (input.Left > 0) throw new WireFormatException($"{input.Left} bytes follow the end of an event");
        if (shape.RenderedChars(payload.Length, input.ValuesRead) > EventLimits.MaxRenderedChars)
            throw new WireFormatException("the template makes too long a message of the event");
        return LogEvent.UnstableAssembleFromParts(timestamp, level, exception, template, properties, traceId, spanId);
    }

    // With room for what the parent adds. Of two with the same name the later one stays.
    Dictionary<string, LogEventPropertyValue> ReadProperties(ref ByteReader input)
    {
        var count = input.Values(LeastPropertyBytes);
        var properties = new Dictionary<string, LogEventPropertyValue>(count + WorkerIdentity.Properties);
        for (var i = 0; i < count; i++)
        {
            var name = ReadPropertyName(ref input);
            properties[name] = ValueWire.Read(ref input);
        }

        return properties;
    }

    string ReadPropertyName(ref ByteReader input) =>
        ReadName(ref input) is var name && LogEventProperty.IsValidName(name) ? name : throw new WireFormatException("a property without a name came");

    ParsedTemplate ReadTemplate(ref ByteReader input, bool hasTokens)
    {
        var number = input.VarUInt();
        if (hasTokens) return TemplateWire.Read(ref input, number == 0 ? input.Text() : _names[number]);
        return number == 0 ? templates.Get(input.Text()) : _names.TemplateOf(number);
    }

    string ReadName(ref ByteReader input)
    {
        var number = input.VarUInt();
        return number == 0 ? input.Text() : _names[number];
    }
}
