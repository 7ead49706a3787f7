using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary><c>{TraceId}</c> or <c>{SpanId}</c>; nothing where there is none.</summary>
sealed class TracePart(bool isSpan) : OutputPart
{
    public override void Write(LogEvent logEvent, Utf8Buffer output) =>
        output.Write(isSpan ? logEvent.SpanId?.ToHexString() : logEvent.TraceId?.ToHexString());
}
