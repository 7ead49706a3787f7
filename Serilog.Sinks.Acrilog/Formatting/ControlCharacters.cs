using System.Buffers;
using System.Globalization;
using System.Text;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>
/// Makes characters visible that could forge a line, drive a terminal or turn text around: C0 without the tab, DEL, C1 with U+0085,
/// U+2028, U+2029, and those of Unicode's bidirectional algorithm: U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069.
/// </summary>
/// <remarks>
/// Line breaks become <c>\n</c> and <c>\r</c>, others <c>\u001B</c> and the like. A backslash stays as it is, so that paths stay
/// readable: what was escaped is not to be read back.
/// </remarks>
static class ControlCharacters
{
    // All that can begin such a character in UTF-8: most leads are those of harmless ones too.
    static readonly byte[] Leads = [.. Enumerable.Range(0, 0x20).Where(c => c != '\t').Select(c => (byte)c), 0x7F, 0xC2, 0xD8, 0xE2];
    static readonly SearchValues<byte> All = SearchValues.Create(Leads);
    static readonly SearchValues<byte> AllButLineBreaks = SearchValues.Create([.. Leads.Where(b => b is not ((byte)'\r' or (byte)'\n'))]);

    /// <summary>Whether a text is of letters, digits and signs of ASCII alone: the quickest way to see that most texts are.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~');

    /// <summary>Escapes what was written from there on.</summary>
    public static void Escape(Utf8Buffer output, int start) => Escape(output, start, All);

    /// <summary>Escapes what was written from there on, and leaves CR and LF as they are.</summary>
    public static void EscapeAllButLineBreaks(Utf8Buffer output, int start) => Escape(output, start, AllButLineBreaks);

    static void Escape(Utf8Buffer output, int start, SearchValues<byte> leads)
    {
        var written = output.From(start);
        var lead = written.IndexOfAny(leads);
        if (lead < 0) return;
        var first = Next(written, lead, leads);
        if (first < written.Length) Rewrite(output, start + first, leads);
    }

    static void Rewrite(Utf8Buffer output, int from, SearchValues<byte> leads)
    {
        ReadOnlySpan<byte> text = output.From(from).ToArray();
        output.CutTo(from);
        while (!text.IsEmpty)
        {
            _ = Rune.DecodeFromUtf8(text, out var control, out var length);
            output.Write(control.Value switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                var other => string.Create(CultureInfo.InvariantCulture, $"\\u{other:X4}"),
            });
            text = text[length..];
            var clean = Next(text, 0, leads);
            output.Append(text[..clean]);
            text = text[clean..];
        }
    }

    /// <summary>Where the next character to escape is; the length if there is none.</summary>
    static int Next(ReadOnlySpan<byte> text, int from, SearchValues<byte> leads)
    {
        while (text[from..].IndexOfAny(leads) is >= 0 and var lead)
        {
            from += lead;
            _ = Rune.DecodeFromUtf8(text[from..], out var rune, out _);
            if (IsEscaped(rune.Value)) return from;
            from++;
        }

        return text.Length;
    }

    static bool IsEscaped(int character) => character
        is < 0x20 or (>= 0x7F and <= 0x9F) or 0x061C or 0x200E or 0x200F or (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
