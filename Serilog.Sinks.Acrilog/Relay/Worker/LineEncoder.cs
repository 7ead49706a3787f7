using System.Globalization;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Worker;

/// <summary>Renders events into frames of finished lines, all but their sequence numbers, as the parent wants them.</summary>
/// <remarks>Safe from any thread. Allocates nothing for events that have all that the templates ask for.</remarks>
sealed class LineEncoder
{
    const int KeptBytes = 64 * 1024;
    const int MostBytes = WireLimits.MaxFrameBytes - 64;

    [ThreadStatic]
    static ByteWriter? _frame;

    readonly IUtf8Formatter _formatter;
    readonly LogEventProperty[] _identity;

    /// <param name="form">What the parent wants.</param>
    /// <param name="hello">Who this process is.</param>
    public LineEncoder(LineForm form, Hello hello)
    {
        _formatter = new LevelTemplateFormatter(form.ByLevel, form.Common, CultureOf(form.Culture), escapeControlCharacters: form.Escapes).Utf8;
        _identity = [.. WorkerIdentity.Of(hello.WorkerName, hello.Process).Where(property => IsAskedFor(form, property.Name))];
    }

    /// <summary>The frame of an event, to be used before the thread's next call; empty if the templates write nothing.</summary>
    public Span<byte> Encode(LogEvent logEvent, out bool wasCut)
    {
        var buffer = Utf8Buffer.Rent();
        try
        {
            _formatter.Format(Identified(logEvent), buffer);
            var line = buffer.Encode(null);
            wasCut = line.Length > MostBytes;
            if (line.IsEmpty) return default;

            var frame = _frame ??= new ByteWriter();
            frame.Clear(KeptBytes);
            FrameWriter.Begin(frame, FrameType.Line);
            Line.WriteHead(frame, logEvent, wasCut);
            if (wasCut) WriteCut(frame, line);
            else frame.Raw(line);
            return FrameWriter.End(frame);
        }
        finally
        {
            Utf8Buffer.Return(buffer);
        }
    }

    static void WriteCut(ByteWriter frame, ReadOnlySpan<byte> line)
    {
        var end = MostBytes - 64;
        while ((line[end] & 0xC0) == 0x80) end--;
        frame.Raw(line[..end]);
        frame.Raw(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"… [cut, {line.Length} bytes]{Environment.NewLine}")));
    }

    // As the parent does it for events; but those who get the event after this sink see it unchanged.
    LogEvent Identified(LogEvent logEvent)
    {
        foreach (var property in _identity)
        {
            if (logEvent.Properties.ContainsKey(property.Name)) continue;
            var copy = LogEvent.UnstableAssembleFromParts(logEvent.Timestamp, logEvent.Level, logEvent.Exception, logEvent.MessageTemplate,
                new Dictionary<string, LogEventPropertyValue>(logEvent.Properties), logEvent.TraceId ?? default, logEvent.SpanId ?? default);
            foreach (var missing in _identity) copy.AddPropertyIfAbsent(missing);
            return copy;
        }

        return logEvent;
    }

    static bool IsAskedFor(LineForm form, string name) =>
        form.ByLevel.Values.Append(form.Common).Any(template => template.Contains(name, StringComparison.Ordinal) || template.Contains("{Properties", StringComparison.Ordinal));

    static CultureInfo CultureOf(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException ex)
        {
            Failures.Report("The parent wants numbers and dates in the culture {0}, which is not known here; they are written as in none: {1}", name, ex.Message);
            return CultureInfo.InvariantCulture;
        }
    }
}
