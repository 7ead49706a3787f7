using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>An event that its worker has rendered.</summary>
/// <remarks>Its bytes are those of the frame it is in.</remarks>
readonly ref struct Line
{
    const byte CutFlag = 1;

    static readonly MessageTemplate Whole = new MessageTemplateParser().Parse("{Line:l}");

    /// <summary>Its event's level.</summary>
    public LogEventLevel Level { get; private init; }

    /// <summary>Whether it had to be shortened to be sent.</summary>
    public bool WasCut { get; private init; }

    /// <summary>Its event's time.</summary>
    public DateTimeOffset Timestamp { get; private init; }

    /// <summary>Its text in UTF-8, as it is to be in the log.</summary>
    public ReadOnlySpan<byte> Bytes { get; private init; }

    /// <summary>Writes the payload of its frame, all but the text.</summary>
    public static void WriteHead(ByteWriter payload, LogEvent logEvent, bool wasCut)
    {
        payload.Byte((byte)Math.Clamp((int)logEvent.Level, (int)LogEventLevel.Verbose, (int)LogEventLevel.Fatal));
        payload.Byte(wasCut ? CutFlag : (byte)0);
        payload.Int64(logEvent.Timestamp.UtcTicks);
    }

    /// <exception cref="WireFormatException">The payload is no line.</exception>
    public static Line ReadFrom(ReadOnlySpan<byte> payload)
    {
        var reader = new ByteReader(payload);
        var level = Welcome.ReadLevel(ref reader);
        var flags = reader.Byte();
        var ticks = reader.Int64();
        if (flags > CutFlag || ticks < 0 || ticks > DateTimeOffset.MaxValue.UtcTicks) throw new WireFormatException("a line does not make sense");
        return new Line { Level = level, WasCut = flags == CutFlag, Timestamp = new DateTimeOffset(ticks, TimeSpan.Zero), Bytes = reader.Raw(reader.Left) };
    }

    /// <summary>An event whose message is the line, for who takes nothing else.</summary>
    public LogEvent ToEvent()
    {
        var text = System.Text.Encoding.UTF8.GetString(Bytes).TrimEnd('\r', '\n');
        return new LogEvent(Timestamp.ToLocalTime(), Level, null, Whole, [new LogEventProperty("Line", new ScalarValue(text))]);
    }
}
