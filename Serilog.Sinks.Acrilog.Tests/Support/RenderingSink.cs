using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Formatting.Json;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>Writes each event in all the ways Serilog itself can: text, literal text, JSON.</summary>
sealed class RenderingSink(TextWriter output) : ILogEventSink
{
    readonly MessageTemplateTextFormatter _text = new(
        "{Timestamp:O} [{Level}] {TraceId} {SpanId} {Message}|{Message:lj}|{Message:j}|{Properties}|{Properties:j}{NewLine}{Exception}");

    readonly JsonFormatter _json = new(renderMessage: true);

    public void Emit(LogEvent logEvent)
    {
        using var rendered = new StringWriter();
        _text.Format(logEvent, rendered);
        _json.Format(logEvent, rendered);
        foreach (var c in rendered.ToString()) Write(c);
    }

    // An encoding would turn every lone surrogate into the same replacement character.
    void Write(char c)
    {
        if (char.IsSurrogate(c)) output.Write($"\\u{(int)c:X4}");
        else output.Write(c);
    }
}
