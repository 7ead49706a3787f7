using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>A line of text of a worker, as an event of its own.</summary>
static class TextLine
{
    static readonly MessageTemplate Template = new MessageTemplateParser().Parse("{Line:l}");

    /// <summary>Makes the event, with the properties <c>Line</c> and <c>Stream</c>.</summary>
    /// <param name="text">The line.</param>
    /// <param name="level">Its level.</param>
    /// <param name="stream">Where the worker wrote it: <c>stdout</c>, <c>stderr</c>, or <c>relay</c> for its pipe.</param>
    public static LogEvent ToEvent(string text, LogEventLevel level, string stream) =>
        new(TimeProvider.System.GetLocalNow(), level, null, Template,
        [
            new LogEventProperty("Line", new ScalarValue(text)),
            new LogEventProperty("Stream", new ScalarValue(stream)),
        ]);
}
