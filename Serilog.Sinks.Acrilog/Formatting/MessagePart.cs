using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary><c>{Message}</c>.</summary>
/// <param name="format">With <c>l</c>, texts have no quotes; with <c>j</c>, values without a format are JSON.</param>
/// <param name="values">How other values are written.</param>
/// <param name="json">How values are written as JSON.</param>
/// <param name="escapes">Whether the message template's own text is escaped, all but its line breaks.</param>
sealed class MessagePart(string? format, ValueText values, JsonText json, bool escapes) : OutputPart
{
    readonly bool _isLiteral = format?.Contains('l') == true;
    readonly bool _isJson = format?.Contains('j') == true;

    public override void Write(LogEvent logEvent, Utf8Buffer output)
    {
        var properties = logEvent.Properties;
        foreach (var piece in MessagePlans.Of(logEvent.MessageTemplate).Pieces)
        {
            if (piece.Name is null || !properties.TryGetValue(piece.Name, out var value))
            {
                output.Append(escapes ? piece.EscapedText : piece.Text);
                continue;
            }

            var start = output.Length;
            if (_isLiteral && value is ScalarValue { Value: string text }) values.WriteText(text, output);
            else if (_isJson && piece.Format is null) json.Write(value, output);
            else values.Write(value, piece.Format, output);
            if (piece.Alignment is { } alignment) Padding.Apply(output, start, alignment);
        }
    }
}
