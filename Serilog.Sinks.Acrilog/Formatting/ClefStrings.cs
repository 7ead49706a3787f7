using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>Strings of JSON, as they are.</summary>
/// <remarks>
/// The reader's own GetString refuses a lone surrogate, which Python writes for a file name that is no UTF-8 and which a
/// .NET string can hold, and bytes that are no UTF-8, which become U+FFFD here.
/// </remarks>
static class ClefStrings
{
    /// <summary>The text of the string or the name that the reader stands at.</summary>
    public static string Read(in Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Unescape(reader.ValueSpan) : Encoding.UTF8.GetString(reader.ValueSpan);

    static string Unescape(ReadOnlySpan<byte> escaped)
    {
        const int hexDigits = 4;
        // No byte becomes more than one character.
        var text = new char[escaped.Length];
        var length = 0;
        while (true)
        {
            var run = escaped.IndexOf((byte)'\\');
            length += Encoding.UTF8.GetChars(run < 0 ? escaped : escaped[..run], text.AsSpan(length));
            if (run < 0) return new string(text, 0, length);
            var kind = escaped[run + 1];
            escaped = escaped[(run + 2)..];
            if (kind == 'u')
            {
                text[length++] = (char)ushort.Parse(escaped[..hexDigits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                escaped = escaped[hexDigits..];
            }
            else
            {
                text[length++] = Meaning(kind);
            }
        }
    }

    static char Meaning(byte kind) => kind switch
    {
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        _ => (char)kind,
    };
}
