using System.Buffers.Binary;
using System.Text;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>
/// Reads what <see cref="ByteWriter"/> wrote. The bytes may be hostile: every length is checked against what is left
/// before anything is allocated for it.
/// </summary>
/// <param name="bytes">Them.</param>
/// <param name="texts">The texts of values that came lately; null to make each anew.</param>
/// <exception cref="WireFormatException">From every member: the bytes end early or make no sense.</exception>
ref struct ByteReader(ReadOnlySpan<byte> bytes, TextCache? texts = null)
{
    ReadOnlySpan<byte> _left = bytes;
    int _entriesRead;
    int _exceptionsRead;

    public readonly int Left => _left.Length;

    /// <summary>How many values were announced by <see cref="Values"/>.</summary>
    public int ValuesRead { get; private set; }

    public byte Byte() => Raw(1)[0];

    public short Int16() => BinaryPrimitives.ReadInt16LittleEndian(Raw(sizeof(short)));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Raw(sizeof(int)));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Raw(sizeof(uint)));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Raw(sizeof(long)));

    public ReadOnlySpan<byte> Raw(int count)
    {
        if (count > _left.Length) throw new WireFormatException($"{count} bytes are announced, {_left.Length} are there");
        var taken = _left[..count];
        _left = _left[count..];
        return taken;
    }

    public ulong VarUInt()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var b = Byte();
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80) return value;
        }

        throw new WireFormatException("a number has more than ten bytes");
    }

    /// <summary>How many items follow, each of which takes at least <paramref name="leastBytesEach"/> bytes.</summary>
    public int Count(int leastBytesEach)
    {
        var count = VarUInt();
        if (count > (ulong)(_left.Length / leastBytesEach))
            throw new WireFormatException($"{count} items are announced, {_left.Length} bytes are there");
        return (int)count;
    }

    /// <summary>A count of values that follow; all of an event's together are limited.</summary>
    public int Values(int leastBytesEach)
    {
        var count = Count(leastBytesEach);
        if ((ValuesRead += count) > EventLimits.MaxValues) throw new WireFormatException($"an event of more than {EventLimits.MaxValues} values is announced");
        return count;
    }

    /// <summary>A count of dictionary entries that follow; all of an event's together are limited.</summary>
    public int Entries(int leastBytesEach)
    {
        var count = Values(leastBytesEach);
        if ((_entriesRead += count) > EventLimits.MaxEntries) throw new WireFormatException($"an event of more than {EventLimits.MaxEntries} entries is announced");
        return count;
    }

    /// <summary>A count of inner exceptions that follow; all of an event's together are limited.</summary>
    public int Exceptions(int leastBytesEach)
    {
        var count = Count(leastBytesEach);
        if ((_exceptionsRead += count) >= EventLimits.MaxExceptions)
            throw new WireFormatException($"an event of more than {EventLimits.MaxExceptions} exceptions is announced");
        return count;
    }

    public string Text()
    {
        var raw = RawText(out var isUtf8);
        return isUtf8 ? Encoding.UTF8.GetString(raw) : Utf16(raw);
    }

    /// <summary>A text that is a value by itself.</summary>
    public ScalarValue TextValue()
    {
        var raw = RawText(out var isUtf8);
        if (!isUtf8) return new ScalarValue(Utf16(raw));
        return texts is not null && raw.Length <= TextCache.LongestBytes ? texts.Get(raw) : new ScalarValue(Encoding.UTF8.GetString(raw));
    }

    public string? OptionalText() => Byte() == 0 ? null : Text();

    ReadOnlySpan<byte> RawText(out bool isUtf8)
    {
        var head = VarUInt();
        var length = head >> 1;
        if (length > (ulong)_left.Length)
            throw new WireFormatException($"a text of {length} bytes is announced, {_left.Length} are there");
        isUtf8 = (head & 1) == 0;
        return Raw((int)length);
    }

    // Not Encoding.Unicode: it would replace the lone surrogates that this form is for.
    static string Utf16(ReadOnlySpan<byte> raw)
    {
        var chars = new char[raw.Length / sizeof(char)];
        for (var i = 0; i < chars.Length; i++)
            chars[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(raw[(i * sizeof(char))..]);
        return new string(chars);
    }
}
