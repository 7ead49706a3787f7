using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>
/// Reads lines of the compact log event format, CLEF, from whoever writes them. One a source; not thread-safe.
/// </summary>
/// <remarks>
/// A JSON object is an event: what cannot be understood in it, such as an unknown level, is kept as a property of its name.
/// <see cref="ClefEvent"/> has what each field means. NaN and Infinity, which Python writes, count as JSON; they become the
/// strings that Serilog writes. Whatever arrives, memory stays within what <see cref="ClefLimits"/> says.
/// </remarks>
sealed class ClefReader
{
    // One level for the line itself and one for the bracket too many, which ClefValues refuses in clearer words.
    static readonly JsonReaderOptions Options = new() { MaxDepth = ClefLimits.MaxDepth + 2 };

    static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    readonly ClefTemplates _templates = new();

    /// <summary>Whether there is nothing in a line but blanks; it is then no event, and nothing to complain about.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> line) => WithoutMark(line).TrimEnd(Blanks).IsEmpty;

    /// <summary>Reads one line, with or without its newline and a byte order mark.</summary>
    /// <param name="line">The line, in UTF-8. Bytes that are none become U+FFFD.</param>
    /// <param name="received">When it came: the time of an event that states none, and the offset of one that states none.</param>
    /// <param name="logEvent">The event.</param>
    /// <param name="error">Why there is none: one line, without any text of the line that was read.</param>
    public bool TryRead(ReadOnlySpan<byte> line, DateTimeOffset received, [NotNullWhen(true)] out LogEvent? logEvent, [NotNullWhen(false)] out string? error)
    {
        line = WithoutMark(line).TrimEnd(Blanks);
        try
        {
            logEvent = ClefEvent.From(Fields(line), received, _templates);
            error = null;
            return true;
        }
        catch (ClefFormatException refused)
        {
            error = refused.Message;
        }
        catch (JsonException broken)
        {
            if (ClefBareWords.Quoted(line) is { Length: <= ClefLimits.MaxLineBytes } quoted) return TryRead(quoted, received, out logEvent, out error);
            error = $"it is not JSON from byte {broken.BytePositionInLine} on";
        }

        logEvent = null;
        return false;
    }

    static Dictionary<string, ClefField> Fields(ReadOnlySpan<byte> line)
    {
        if (line.Length > ClefLimits.MaxLineBytes) throw new ClefFormatException($"it is longer than {ClefLimits.MaxLineBytes} bytes");
        var reader = new Utf8JsonReader(line, Options);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) throw new ClefFormatException("it is not a JSON object");
        var values = new ClefValues();
        var fields = new Dictionary<string, ClefField>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = ClefStrings.Read(reader);
            reader.Read();
            var (start, count) = ((int)reader.TokenStartIndex, values.Count);
            var value = values.Read(ref reader);
            var json = line[start..(int)reader.BytesConsumed];
            fields[name] = new ClefField(value, name.StartsWith('@') ? Text(value, json) : null, json.Length, values.Count - count);
        }

        // Anything after the object is no JSON.
        reader.Read();
        return fields;
    }

    static string? Text(LogEventPropertyValue value, ReadOnlySpan<byte> json) => value is ScalarValue { Value: null or string } scalar
        ? (string?)scalar.Value
        : Encoding.UTF8.GetString(json);

    static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> line) =>
        line.StartsWith(Encoding.UTF8.Preamble) ? line[Encoding.UTF8.Preamble.Length..] : line;
}
