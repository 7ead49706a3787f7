using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>A hole that is at least so wide.</summary>
sealed class AlignedPart(OutputPart hole, Alignment alignment) : OutputPart
{
    public override void Write(LogEvent logEvent, Utf8Buffer output)
    {
        var start = output.Length;
        hole.Write(logEvent, output);
        Padding.Apply(output, start, alignment);
    }
}
