using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>A hole that Serilog itself fills: where that is rare, or depends on the Serilog that runs.</summary>
sealed class SerilogPart(PropertyToken hole, IFormatProvider? formatProvider) : OutputPart
{
    readonly MessageTemplateTextFormatter _serilogs = new(hole.ToString(), formatProvider);

    public override void Write(LogEvent logEvent, Utf8Buffer output) => _serilogs.Format(logEvent, output);

    /// <summary>What it writes for an event.</summary>
    public byte[] BytesOf(LogEvent logEvent)
    {
        var buffer = Utf8Buffer.Rent();
        try
        {
            Write(logEvent, buffer);
            return buffer.From(0).ToArray();
        }
        finally
        {
            Utf8Buffer.Return(buffer);
        }
    }
}
