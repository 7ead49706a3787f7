using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary><c>{Level}</c>: one text for each level.</summary>
sealed class LevelPart : OutputPart
{
    readonly SerilogPart _serilogs;
    readonly byte[][] _texts;

    public LevelPart(PropertyToken hole)
    {
        _serilogs = new SerilogPart(hole, null);
        _texts = [.. Enum.GetValues<LogEventLevel>().Select(TextOf)];
    }

    public override void Write(LogEvent logEvent, Utf8Buffer output)
    {
        // Serilog lets a level be any number.
        var level = (uint)logEvent.Level;
        if (level < (uint)_texts.Length) output.Append(_texts[level]);
        else _serilogs.Write(logEvent, output);
    }

    byte[] TextOf(LogEventLevel level) => _serilogs.BytesOf(new LogEvent(default, level, null, MessageTemplate.Empty, []));
}
