using System.Globalization;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>Writes values as Serilog's <see cref="JsonValueFormatter"/> does in messages and <c>{Properties:j}</c>.</summary>
/// <param name="escapes">Whether control characters are escaped that JSON may have as they are.</param>
sealed class JsonText(bool escapes)
{
    static readonly JsonValueFormatter Serilogs = new("$type");

    public void Write(LogEventPropertyValue value, Utf8Buffer output)
    {
        if (value is ScalarValue scalar && TryWriteKnown(scalar.Value, output)) return;
        var start = output.Length;
        Serilogs.Format(value, output);
        if (escapes) ControlCharacters.Escape(output, start);
    }

    public void WriteName(string name, Utf8Buffer output)
    {
        var start = output.Length;
        JsonValueFormatter.WriteQuotedJsonString(name, output);
        if (escapes) ControlCharacters.Escape(output, start);
    }

    static bool TryWriteKnown(object? value, Utf8Buffer output)
    {
        var invariant = CultureInfo.InvariantCulture;
        switch (value)
        {
            case null: output.Append("null"u8); return true;
            case int v: output.Append(v, default, invariant); return true;
            case long v: output.Append(v, default, invariant); return true;
            case decimal v: output.Append(v, default, invariant); return true;
            case double v when DoubleText.TryAppend(v, output): return true;
            case double v when double.IsFinite(v): output.Append(v, "R", invariant); return true;
            case bool v: output.Append(v ? "true"u8 : "false"u8); return true;
            case DateTime v: WriteQuoted(v, "O", output); return true;
            case DateTimeOffset v: WriteQuoted(v, "O", output); return true;
            case TimeSpan v: WriteQuoted(v, default, output); return true;
            case Guid v: WriteQuoted(v, default, output); return true;
            case uint v: output.Append(v, default, invariant); return true;
            case ulong v: output.Append(v, default, invariant); return true;
            case float v when float.IsFinite(v): output.Append(v, "R", invariant); return true;
            case byte v: output.Append(v, default, invariant); return true;
            case sbyte v: output.Append(v, default, invariant); return true;
            case short v: output.Append(v, default, invariant); return true;
            case ushort v: output.Append(v, default, invariant); return true;
            default: return false;
        }
    }

    static void WriteQuoted<T>(T value, ReadOnlySpan<char> format, Utf8Buffer output) where T : struct, IUtf8SpanFormattable
    {
        output.Append("\""u8);
        output.Append(value, format, CultureInfo.InvariantCulture);
        output.Append("\""u8);
    }
}
