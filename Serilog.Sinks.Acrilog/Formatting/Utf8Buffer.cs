using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>
/// The memory in which one event becomes bytes; each thread keeps one for its next event. What is written to it as text, by
/// whatever writes to a <see cref="TextWriter"/>, is UTF-8 at once.
/// </summary>
/// <remarks>
/// <para>Rented, not merely shared by the thread: formatting a value may itself log, and that event needs memory of its own.</para>
/// <para>Until it is read out, a lone surrogate is kept as it is, in the three bytes it would have (<see cref="Wtf8"/>): its other
/// half may still come, and text for another encoding keeps it.</para>
/// </remarks>
sealed class Utf8Buffer() : TextWriter(CultureInfo.InvariantCulture)
{
    // What a thread may hold on to after an unusually large event, in bytes: room for most stack traces.
    const int KeptCapacity = 64 * 1024;

    [ThreadStatic]
    static Utf8Buffer? _spare;

    byte[] _bytes = new byte[1024];
    char[] _chars = [];
    byte[] _encoded = [];
    int _length;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>How many bytes were written.</summary>
    public int Length => _length;

    /// <summary>This thread's buffer, or another one while that is in use; empty.</summary>
    public static Utf8Buffer Rent()
    {
        var buffer = _spare ?? new Utf8Buffer();
        _spare = null;
        return buffer;
    }

    /// <summary>Gives a buffer back; spans taken from it end here.</summary>
    public static void Return(Utf8Buffer buffer)
    {
        buffer._length = 0;
        if (buffer._bytes.Length <= KeptCapacity) _spare = buffer;
    }

    /// <summary>Whether the bytes of an encoding are those of this buffer; not so where it refuses lone surrogates, say.</summary>
    public static bool IsUtf8(Encoding encoding) =>
        encoding is UTF8Encoding { EncoderFallback: EncoderReplacementFallback { DefaultString: "\uFFFD" } }
        && encoding.GetType().Assembly == typeof(UTF8Encoding).Assembly;

    /// <summary>What was written from there on, valid until more is written.</summary>
    public Span<byte> From(int start) => _bytes.AsSpan(start, _length - start);

    /// <summary>All that was written, in an encoding; valid until the buffer is returned. Ends the writing.</summary>
    /// <param name="encoding">The encoding; null for UTF-8, in which U+FFFD stands for lone surrogates.</param>
    public Span<byte> Encode(Encoding? encoding)
    {
        if (encoding is null)
        {
            _length = Wtf8.ToUtf8(From(0));
            return From(0);
        }

        var text = Text();
        var most = encoding.GetMaxByteCount(text.Length);
        if (most > _encoded.Length) _encoded = new byte[most];
        return _encoded.AsSpan(0, encoding.GetBytes(text, _encoded));
    }

    /// <summary>All that was written, lone surrogates included; valid until the buffer is returned.</summary>
    public ReadOnlySpan<char> Text()
    {
        // Never more characters than bytes.
        if (_chars.Length < _length) _chars = new char[_bytes.Length];
        return _chars.AsSpan(0, Wtf8.ToUtf16(From(0), _chars));
    }

    public void Append(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(_bytes.AsSpan(_length));
        _length += utf8.Length;
    }

    /// <summary>Appends a value of a type of .NET, whose UTF-8 is that of its text.</summary>
    public void Append<T>(T value, ReadOnlySpan<char> format, IFormatProvider? provider) where T : struct, IUtf8SpanFormattable
    {
        int written;
        while (!value.TryFormat(_bytes.AsSpan(_length), out written, format, provider)) Reserve(checked(_bytes.Length - _length + 1));
        _length += written;
    }

    /// <summary>Puts spaces before what was written from there on.</summary>
    public void InsertSpaces(int start, int count)
    {
        Reserve(count);
        From(start).CopyTo(_bytes.AsSpan(start + count));
        _bytes.AsSpan(start, count).Fill((byte)' ');
        _length += count;
    }

    public void AppendSpaces(int count)
    {
        Reserve(count);
        _bytes.AsSpan(_length, count).Fill((byte)' ');
        _length += count;
    }

    /// <summary>Takes back what was written from there on.</summary>
    public void CutTo(int length) => _length = length;

    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (!buffer.IsEmpty)
        {
            Reserve(buffer.Length);
            _ = Utf8.FromUtf16(buffer, _bytes.AsSpan(_length), out var read, out var written, replaceInvalidSequences: false);
            _length += written;
            buffer = buffer[read..];
            if (buffer.IsEmpty) return;
            Reserve(Wtf8.BytesOfThree);
            // Short of room in spite of that, or in front of a lone surrogate.
            if (char.IsSurrogate(buffer[0]) && !IsPair(buffer))
            {
                _length += Wtf8.EncodeSurrogate(buffer[0], _bytes.AsSpan(_length));
                buffer = buffer[1..];
            }
            else
            {
                Reserve(checked(buffer.Length * Wtf8.BytesOfThree));
            }
        }
    }

    public override void Write(char value)
    {
        if (!char.IsAscii(value))
        {
            Write([value]);
            return;
        }

        Reserve(1);
        _bytes[_length++] = (byte)value;
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    static bool IsPair(ReadOnlySpan<char> text) => text.Length > 1 && char.IsSurrogatePair(text[0], text[1]);

    void Reserve(int count)
    {
        if (count > _bytes.Length - _length) Grow(count);
    }

    void Grow(int by)
    {
        var twice = Math.Min(_bytes.Length * 2L, Array.MaxLength);
        Array.Resize(ref _bytes, Math.Max(checked(_length + by), (int)twice));
    }
}
