using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary><c>{Exception}</c>: its text, whose line breaks stay, and a line break.</summary>
sealed class ExceptionPart : OutputPart
{
    readonly SerilogPart _serilogs;
    readonly byte[] _none;
    readonly bool _escapes;

    public ExceptionPart(PropertyToken hole, bool escapes)
    {
        _escapes = escapes;
        _serilogs = new SerilogPart(hole, null);
        _none = _serilogs.BytesOf(new LogEvent(default, default, null, MessageTemplate.Empty, []));
    }

    public override void Write(LogEvent logEvent, Utf8Buffer output)
    {
        if (logEvent.Exception is null)
        {
            output.Append(_none);
            return;
        }

        var start = output.Length;
        // What becomes of one whose text throws depends on the version of Serilog.
        _serilogs.Write(logEvent, output);
        if (_escapes) ControlCharacters.EscapeAllButLineBreaks(output, start);
    }
}
