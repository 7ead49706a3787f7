using System.Globalization;
using System.Text;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>The memory in which one event becomes text and then bytes; each thread keeps one for its next event.</summary>
/// <remarks>
/// Rented, not merely shared by the thread: formatting a value may itself log, and that event needs memory of its own.
/// </remarks>
sealed class EventBuffer() : TextWriter(CultureInfo.InvariantCulture)
{
    // What a thread may hold on to after an unusually large event, in characters: room for most stack traces.
    const int KeptCapacity = 32 * 1024;

    [ThreadStatic]
    static EventBuffer? _spare;

    char[] _text = new char[1024];
    byte[] _bytes = new byte[2048];
    int _length;

    public override Encoding Encoding => Encoding.Unicode;

    /// <summary>This thread's buffer, or another one while that is in use; empty.</summary>
    public static EventBuffer Rent()
    {
        var buffer = _spare ?? new EventBuffer();
        _spare = null;
        return buffer;
    }

    /// <summary>Gives a buffer back; spans taken from it end here.</summary>
    public static void Return(EventBuffer buffer)
    {
        buffer._length = 0;
        if (buffer._text.Length <= KeptCapacity) _spare = buffer;
    }

    /// <summary>The bytes of all that was written, valid until the buffer is returned.</summary>
    public Span<byte> Encode(Encoding encoding)
    {
        var most = encoding.GetMaxByteCount(_length);
        if (most > _bytes.Length) _bytes = new byte[most];
        return _bytes.AsSpan(0, encoding.GetBytes(_text.AsSpan(0, _length), _bytes));
    }

    public override void Write(char value)
    {
        if (_length == _text.Length) Grow(1);
        _text[_length++] = value;
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (buffer.Length > _text.Length - _length) Grow(buffer.Length);
        buffer.CopyTo(_text.AsSpan(_length));
        _length += buffer.Length;
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    void Grow(int by)
    {
        var twice = Math.Min(_text.Length * 2L, Array.MaxLength);
        Array.Resize(ref _text, Math.Max(checked(_length + by), (int)twice));
    }
}
