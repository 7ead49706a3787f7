using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>Text that is the same for all events.</summary>
sealed class FixedPart(byte[] text) : OutputPart
{
    public override void Write(LogEvent logEvent, Utf8Buffer output) => output.Append(text);
}
