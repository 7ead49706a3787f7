using System.Globalization;
using System.Text;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>Writes values as their <see cref="LogEventPropertyValue.Render"/> does, and escapes what of them is text.</summary>
/// <param name="formatProvider">How numbers and dates are written; null is the invariant culture.</param>
/// <param name="escapes">Whether control characters are escaped; not those that a culture has in its numbers and dates.</param>
sealed class ValueText(IFormatProvider? formatProvider, bool escapes)
{
    readonly IFormatProvider _culture = formatProvider ?? CultureInfo.InvariantCulture;

    readonly bool _isInvariant = formatProvider is null || ReferenceEquals(formatProvider, CultureInfo.InvariantCulture);

    readonly bool _hasDatesInUtf8 = formatProvider is not CultureInfo culture || DateText.IsSameInUtf8(culture);

    // A culture says itself that it has no custom formatter; a class derived from it may say otherwise.
    readonly bool _mayBeCustom = !IsPlain(formatProvider);

    /// <summary>Whether values are formatted by .NET alone.</summary>
    public static bool IsPlain(IFormatProvider? formatProvider) =>
        formatProvider is null || formatProvider.GetType() == typeof(CultureInfo);

    public void Write(LogEventPropertyValue value, string? format, Utf8Buffer output)
    {
        // Classes derived from these may render themselves in their own way.
        var type = value.GetType();
        if (type == typeof(ScalarValue)) WriteScalar(((ScalarValue)value).Value, format, output);
        else if (type == typeof(SequenceValue)) WriteSequence((SequenceValue)value, format, output);
        else if (type == typeof(StructureValue)) WriteStructure((StructureValue)value, output);
        else if (type == typeof(DictionaryValue)) WriteDictionary((DictionaryValue)value, output);
        else WriteOdd(value, format, output);
    }

    /// <summary>Writes text of an event.</summary>
    public void WriteText(string? text, Utf8Buffer output)
    {
        var start = output.Length;
        output.Write(text);
        if (escapes && !ControlCharacters.IsPlain(text)) ControlCharacters.Escape(output, start);
    }

    void WriteOdd(LogEventPropertyValue value, string? format, Utf8Buffer output)
    {
        var start = output.Length;
        value.Render(output, format, formatProvider);
        if (escapes) ControlCharacters.Escape(output, start);
    }

    void WriteScalar(object? value, string? format, Utf8Buffer output)
    {
        if (value is null) output.Append("null"u8);
        else if (value is string text && format == "l") WriteText(text, output);
        else if (value is string quoted) WriteQuoted(quoted, output);
        else if (_mayBeCustom && formatProvider?.GetFormat(typeof(ICustomFormatter)) is ICustomFormatter custom)
            WriteText(custom.Format(format, value, formatProvider), output);
        else if (!TryWriteKnown(value, format, output))
            WriteText(value is IFormattable own ? own.ToString(format, _culture) : value.ToString(), output);
    }

    bool TryWriteKnown(object value, string? format, Utf8Buffer output)
    {
        if (value is bool b)
        {
            output.Append(b ? "True"u8 : "False"u8);
            return true;
        }

        // What .NET makes of other characters is not the same in all its versions.
        if (_mayBeCustom || (format is not null && !Ascii.IsValid(format))) return false;
        switch (value)
        {
            case int v: output.Append(v, format, _culture); return true;
            case long v: output.Append(v, format, _culture); return true;
            case double v when format is null && _isInvariant && DoubleText.TryAppend(v, output): return true;
            case double v: output.Append(v, format, _culture); return true;
            case decimal v: output.Append(v, format, _culture); return true;
            case DateTime or DateTimeOffset or DateOnly or TimeOnly when !_hasDatesInUtf8: return false;
            case DateTime v: output.Append(v, format, _culture); return true;
            case DateTimeOffset v: output.Append(v, format, _culture); return true;
            case TimeSpan v: output.Append(v, format, _culture); return true;
            case Guid v: output.Append(v, format, _culture); return true;
            case float v: output.Append(v, format, _culture); return true;
            case uint v: output.Append(v, format, _culture); return true;
            case ulong v: output.Append(v, format, _culture); return true;
            case short v: output.Append(v, format, _culture); return true;
            case ushort v: output.Append(v, format, _culture); return true;
            case byte v: output.Append(v, format, _culture); return true;
            case sbyte v: output.Append(v, format, _culture); return true;
            case DateOnly v: output.Append(v, format, _culture); return true;
            case TimeOnly v: output.Append(v, format, _culture); return true;
            default: return false;
        }
    }

    void WriteQuoted(string text, Utf8Buffer output)
    {
        output.Append("\""u8);
        WriteText(text.Contains('"') ? text.Replace("\"", "\\\"") : text, output);
        output.Append("\""u8);
    }

    void WriteSequence(SequenceValue sequence, string? format, Utf8Buffer output)
    {
        output.Append("["u8);
        for (var i = 0; i < sequence.Elements.Count; i++)
        {
            if (i > 0) output.Append(", "u8);
            Write(sequence.Elements[i], format, output);
        }

        output.Append("]"u8);
    }

    void WriteStructure(StructureValue structure, Utf8Buffer output)
    {
        if (structure.TypeTag is { } tag)
        {
            WriteText(tag, output);
            output.Append(" "u8);
        }

        output.Append("{ "u8);
        for (var i = 0; i < structure.Properties.Count; i++)
        {
            if (i > 0) output.Append(", "u8);
            WriteNamed(structure.Properties[i].Name, structure.Properties[i].Value, output);
        }

        output.Append(" }"u8);
    }

    /// <summary>Writes a property as <c>Name: value</c>.</summary>
    public void WriteNamed(string name, LogEventPropertyValue value, Utf8Buffer output)
    {
        WriteText(name, output);
        output.Append(": "u8);
        Write(value, null, output);
    }

    void WriteDictionary(DictionaryValue dictionary, Utf8Buffer output)
    {
        output.Append("["u8);
        var isFirst = true;
        foreach (var (key, value) in dictionary.Elements)
        {
            output.Append(isFirst ? "("u8 : ", ("u8);
            isFirst = false;
            Write(key, null, output);
            output.Append(": "u8);
            Write(value, null, output);
            output.Append(")"u8);
        }

        output.Append("]"u8);
    }
}
