using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>Events for tests that care only about some of an event.</summary>
static class Some
{
    public static readonly DateTimeOffset Instant = new(2026, 11, 22, 13, 45, 30, 123, TimeSpan.Zero);

    public static LogEvent Event(string text, LogEventLevel level = LogEventLevel.Information, DateTimeOffset? at = null,
        Exception? exception = null, params LogEventProperty[] properties) =>
        new(at ?? Instant, level, exception, new MessageTemplateParser().Parse(text), properties);
}
