using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary><c>{Properties}</c>: those that neither the message nor the output template has a hole for.</summary>
sealed class PropertiesPart(string? format, string[] named, ValueText values, JsonText json) : OutputPart
{
    readonly bool _isJson = format?.Contains('j') == true;

    public override void Write(LogEvent logEvent, Utf8Buffer output)
    {
        var inMessage = MessagePlans.Of(logEvent.MessageTemplate);
        output.Append(_isJson ? "{"u8 : "{ "u8);
        var isFirst = true;
        foreach (var (name, value) in logEvent.Properties)
        {
            if (inMessage.Names(name) || Array.IndexOf(named, name) >= 0) continue;
            if (!isFirst) output.Append(_isJson ? ","u8 : ", "u8);
            isFirst = false;
            if (_isJson) WriteJson(name, value, output);
            else values.WriteNamed(name, value, output);
        }

        output.Append(_isJson ? "}"u8 : " }"u8);
    }

    void WriteJson(string name, LogEventPropertyValue value, Utf8Buffer output)
    {
        json.WriteName(name, output);
        output.Append(":"u8);
        json.Write(value, output);
    }
}
