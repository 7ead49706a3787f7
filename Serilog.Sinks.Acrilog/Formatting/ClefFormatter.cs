using System.Diagnostics;
using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Json;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>
/// Writes each event as one line of JSON in the compact log event format, CLEF. Works as the formatter of any sink.
/// </summary>
/// <remarks>
/// The text is that of <c>CompactJsonFormatter</c> in Serilog.Formatting.Compact 3.0, character by character; the format is
/// described at https://clef-json.org. Instances are immutable and safe for use by any number of threads.
/// </remarks>
public sealed class ClefFormatter : ITextFormatter
{
    // What "O" gives for a DateTime in UTC: 2026-11-22T13:45:30.1230000Z.
    const int TimestampChars = 28;

    static readonly ClefValueFormatter DefaultValues = new();

    readonly JsonValueFormatter _values;

    /// <summary>Creates a formatter.</summary>
    /// <param name="valueFormatter">
    /// Writes the values of properties; null (the default) is Serilog's, with the type of a structure in <c>$type</c>.
    /// </param>
    public ClefFormatter(JsonValueFormatter? valueFormatter = null) => _values = valueFormatter ?? DefaultValues;

    /// <summary>Writes an event and a newline, the one of <paramref name="output"/>.</summary>
    /// <param name="logEvent">The event.</param>
    /// <param name="output">Where its text goes.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="logEvent"/> or <paramref name="output"/> is null.
    /// </exception>
    public void Format(LogEvent logEvent, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        ArgumentNullException.ThrowIfNull(output);
        WriteTimestamp(logEvent.Timestamp, output);
        output.Write("\",\"@mt\":");
        JsonValueFormatter.WriteQuotedJsonString(logEvent.MessageTemplate.Text, output);
        WriteRenderings(logEvent, output);
        if (logEvent.Level != LogEventLevel.Information) WriteField("@l", logEvent.Level.ToString(), output);
        if (logEvent.Exception is { } exception)
        {
            output.Write(",\"@x\":");
            JsonValueFormatter.WriteQuotedJsonString(exception.ToString(), output);
        }

        if (logEvent.TraceId is { } trace) WriteField("@tr", trace.ToHexString(), output);
        if (logEvent.SpanId is { } span) WriteField("@sp", span.ToHexString(), output);
        foreach (var (name, value) in logEvent.Properties) WriteProperty(name, value, output);
        output.Write('}');
        output.WriteLine();
    }

    static void WriteTimestamp(DateTimeOffset timestamp, TextWriter output)
    {
        Span<char> text = stackalloc char[TimestampChars];
        var fits = timestamp.UtcDateTime.TryFormat(text, out var length, "O", CultureInfo.InvariantCulture);
        Debug.Assert(fits, "A round-trip timestamp in UTC has a fixed length.");
        output.Write("{\"@t\":\"");
        output.Write(text[..length]);
    }

    /// <summary>The texts of the holes that state a format, for readers that cannot apply it.</summary>
    static void WriteRenderings(LogEvent logEvent, TextWriter output)
    {
        StringWriter? rendered = null;
        foreach (var token in logEvent.MessageTemplate.Tokens)
        {
            if (token is not PropertyToken { Format: not null } hole) continue;
            output.Write(rendered is null ? ",\"@r\":[" : ",");
            rendered ??= new StringWriter(CultureInfo.InvariantCulture);
            hole.Render(logEvent.Properties, rendered, CultureInfo.InvariantCulture);
            JsonValueFormatter.WriteQuotedJsonString(rendered.ToString(), output);
            rendered.GetStringBuilder().Clear();
        }

        if (rendered is not null) output.Write(']');
    }

    static void WriteField(string name, string plainText, TextWriter output)
    {
        output.Write(",\"");
        output.Write(name);
        output.Write("\":\"");
        output.Write(plainText);
        output.Write('"');
    }

    void WriteProperty(string name, LogEventPropertyValue value, TextWriter output)
    {
        output.Write(',');
        // A name of the format's own begins with one @; a user's gets a second.
        JsonValueFormatter.WriteQuotedJsonString(name.StartsWith('@') ? "@" + name : name, output);
        output.Write(':');
        _values.Format(value, output);
    }
}
