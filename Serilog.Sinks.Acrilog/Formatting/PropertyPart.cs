using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>A property by name: text without quotes, nothing at all where it is missing.</summary>
sealed class PropertyPart(PropertyToken hole, ValueText values) : OutputPart
{
    readonly string _name = hole.PropertyName;
    readonly string? _format = hole.Format;
    readonly Alignment? _alignment = hole.Alignment;

    public override void Write(LogEvent logEvent, Utf8Buffer output)
    {
        if (!logEvent.Properties.TryGetValue(_name, out var value)) return;
        var start = output.Length;
        if (value is ScalarValue { Value: string text }) values.WriteText(InCase(text), output);
        else values.Write(value, _format, output);
        if (_alignment is { } alignment) Padding.Apply(output, start, alignment);
    }

    string InCase(string text) => _format switch
    {
        "u" => text.ToUpperInvariant(),
        "w" => text.ToLowerInvariant(),
        _ => text,
    };
}
