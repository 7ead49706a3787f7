using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Formatting.Json;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>An event as Serilog's own formatters write it, in every way that shows something of it.</summary>
static class EveryRendering
{
    static readonly ITextFormatter[] Formatters =
    [
        .. new[]
        {
            "{Message}", "{Message:j}", "{Message:lj}", "{Message:l}", "{Message,80}", "{Properties}", "{Properties:j}", "{Level:u3}", "{Level:w4}{Level}",
            "{Timestamp:O}", "{Timestamp}", "{Timestamp:yyyy-MM-dd HH:mm:ss.fffffff zzz}", "{Exception}", "{TraceId}|{SpanId}|{TraceId,-40}",
            "{Value}{Other}{0}", "{Value,20}|{Value,-20}", "{Message:lj}{NewLine}{Properties:j}{Exception}",
        }.Select(template => new MessageTemplateTextFormatter(template)),
        new MessageTemplateTextFormatter("{Message}{Value}", CultureInfo.InvariantCulture),
        new JsonFormatter(), new JsonFormatter(renderMessage: true),
    ];

    public static void AssertSame(LogEvent actual, LogEvent expected)
    {
        foreach (var formatter in Formatters)
            if (TryRender(formatter, expected, out var text)) Assert.That(formatter.Render(actual), Is.EqualTo(text), expected.MessageTemplate.Text);
    }

    // What Serilog refuses to write reaches no file in the worker either.
    static bool TryRender(ITextFormatter formatter, LogEvent logEvent, out string text)
    {
        try
        {
            text = formatter.Render(logEvent);
            return true;
        }
        catch (Exception refused) when (refused is FormatException or NullReferenceException)
        {
            text = "";
            return false;
        }
    }
}
