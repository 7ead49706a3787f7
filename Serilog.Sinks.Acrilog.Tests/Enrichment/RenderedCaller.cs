using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Enrichment;

/// <summary>The caller of an event as the templates print it.</summary>
static class RenderedCaller
{
    static readonly MessageTemplateTextFormatter Template = new("{Module}.{Function}({LineNumber})");

    public static string RenderCaller(this LogEvent logEvent) => Template.Render(logEvent);
}
