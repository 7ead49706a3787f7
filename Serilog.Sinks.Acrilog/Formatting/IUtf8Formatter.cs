using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>Turns events into UTF-8.</summary>
/// <remarks>Safe for use by any number of threads, each with a buffer of its own.</remarks>
interface IUtf8Formatter
{
    /// <summary>Appends the text of an event. What is in the buffer when this throws is of no use.</summary>
    void Format(LogEvent logEvent, Utf8Buffer output);
}
