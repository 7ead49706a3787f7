using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>A piece of an output template, made ready to be written many times.</summary>
abstract class OutputPart
{
    public abstract void Write(LogEvent logEvent, Utf8Buffer output);
}
