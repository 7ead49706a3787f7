using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary><c>{Exception}</c>.</summary>
sealed class ExceptionPart : OutputPart
{
    readonly SerilogPart _serilogs;
    readonly byte[] _none;

    public ExceptionPart(PropertyToken hole)
    {
        _serilogs = new SerilogPart(hole, null);
        _none = _serilogs.BytesOf(new LogEvent(default, default, null, MessageTemplate.Empty, []));
    }

    public override void Write(LogEvent logEvent, Utf8Buffer output)
    {
        // What becomes of one whose text throws depends on the version of Serilog.
        if (logEvent.Exception is null) output.Append(_none);
        else _serilogs.Write(logEvent, output);
    }
}
