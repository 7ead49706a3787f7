using Serilog.Events;
using Serilog.Formatting;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>What a formatter writes for an event.</summary>
static class RenderedText
{
    public static string Render(this ITextFormatter formatter, LogEvent logEvent)
    {
        using var output = new StringWriter();
        formatter.Format(logEvent, output);
        return output.ToString();
    }
}
