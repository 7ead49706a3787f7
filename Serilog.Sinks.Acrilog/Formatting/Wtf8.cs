using System.Text;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>
/// UTF-8 in which lone surrogates are still what they were, each in three bytes, as in WTF-8 (simonsapin.github.io/wtf-8), but
/// that two which follow each other may be a pair.
/// </summary>
static class Wtf8
{
    /// <summary>How many bytes the longest character of one UTF-16 unit has.</summary>
    public const int BytesOfThree = 3;

    // It leads U+D000 to U+DFFF; the surrogates are those whose next byte is 0xA0 or above.
    const byte Lead = 0xED;
    const byte FirstSurrogate = 0xA0;

    public static byte[] GetBytes(string text)
    {
        var buffer = Utf8Buffer.Rent();
        try
        {
            buffer.Write(text);
            return buffer.From(0).ToArray();
        }
        finally
        {
            Utf8Buffer.Return(buffer);
        }
    }

    /// <summary>Writes a surrogate; the number of bytes.</summary>
    public static int EncodeSurrogate(char surrogate, Span<byte> bytes)
    {
        bytes[0] = Lead;
        bytes[1] = (byte)(0x80 | ((surrogate >> 6) & 0x3F));
        bytes[2] = (byte)(0x80 | (surrogate & 0x3F));
        return BytesOfThree;
    }

    /// <summary>Joins the pairs and puts U+FFFD in place of each surrogate that is alone; the new length.</summary>
    public static int ToUtf8(Span<byte> bytes)
    {
        var from = NextSurrogate(bytes, 0);
        if (from < 0) return bytes.Length;
        var to = from;
        while (true)
        {
            // Within the first pass `from` stands on a surrogate.
            var rune = Rune.ReplacementChar;
            var surrogate = SurrogateAt(bytes, from);
            from += BytesOfThree;
            if (StartsWithSurrogate(bytes[from..]) && Rune.TryCreate(surrogate, SurrogateAt(bytes, from), out var pair))
            {
                rune = pair;
                from += BytesOfThree;
            }

            to += rune.EncodeToUtf8(bytes[to..]);
            var next = NextSurrogate(bytes, from);
            var clean = bytes[from..(next < 0 ? bytes.Length : next)];
            clean.CopyTo(bytes[to..]);
            to += clean.Length;
            if (next < 0) return to;
            from = next;
        }
    }

    /// <summary>Writes the text to where there is room for as many characters as there are bytes; the number of characters.</summary>
    public static int ToUtf16(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        var length = 0;
        while (true)
        {
            var next = NextSurrogate(bytes, 0);
            length += Encoding.UTF8.GetChars(next < 0 ? bytes : bytes[..next], text[length..]);
            if (next < 0) return length;
            text[length++] = SurrogateAt(bytes, next);
            bytes = bytes[(next + BytesOfThree)..];
        }
    }

    /// <summary>How many UTF-16 units the text has.</summary>
    public static int CountUtf16(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var b in bytes)
        {
            // All but those that continue a character; one of four bytes is a pair.
            if ((b & 0xC0) != 0x80) count++;
            if (b >= 0xF0) count++;
        }

        return count;
    }

    static int NextSurrogate(ReadOnlySpan<byte> bytes, int from)
    {
        while (bytes[from..].IndexOf(Lead) is >= 0 and var lead)
        {
            from += lead;
            if (StartsWithSurrogate(bytes[from..])) return from;
            from++;
        }

        return -1;
    }

    static bool StartsWithSurrogate(ReadOnlySpan<byte> bytes) => bytes.Length > 1 && bytes[0] == Lead && bytes[1] >= FirstSurrogate;

    static char SurrogateAt(ReadOnlySpan<byte> bytes, int at) => (char)(0xD000 | ((bytes[at + 1] & 0x3F) << 6) | (bytes[at + 2] & 0x3F));
}
