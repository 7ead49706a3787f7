using System.Buffers;
using System.Buffers.Binary;
using System.Text.Unicode;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>A growing run of bytes that is written once from front to back and then used again; not thread-safe.</summary>
sealed class ByteWriter
{
    byte[] _bytes = new byte[1024];
    int _entriesWritten;

    public int Length { get; private set; }

    /// <summary>How many values were announced by <see cref="Values"/> since the last <see cref="Clear"/>.</summary>
    public int ValuesWritten { get; private set; }

    /// <summary>Whether more was written than an event may hold: what follows is in vain.</summary>
    public bool IsOverfull => Length > WireLimits.MaxFrameBytes || ValuesWritten > EventLimits.MaxValues || _entriesWritten > EventLimits.MaxEntries;

    public Span<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear(int keepAtMost)
    {
        if (_bytes.Length > keepAtMost) _bytes = new byte[1024];
        Length = ValuesWritten = _entriesWritten = 0;
    }

    /// <summary>Takes back all that is behind the first <paramref name="length"/> bytes.</summary>
    public void Truncate(int length) => Length = Math.Min(Length, length);

    public void Byte(byte value) => Take(1)[0] = value;

    public void Int16(short value) => BinaryPrimitives.WriteInt16LittleEndian(Take(sizeof(short)), value);

    public void Int32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(sizeof(int)), value);

    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(sizeof(uint)), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);

    public void Raw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    /// <summary>Room for <paramref name="count"/> bytes, which the caller fills.</summary>
    public Span<byte> Take(int count)
    {
        if (_bytes.Length - Length < count) Grow(count);
        var taken = _bytes.AsSpan(Length, count);
        Length += count;
        return taken;
    }

    /// <summary>Seven bits a byte, lowest first; the high bit says that more follow.</summary>
    public void VarUInt(ulong value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }

    /// <summary>A count of values that follow.</summary>
    public void Values(int count)
    {
        VarUInt((ulong)count);
        ValuesWritten += count;
    }

    /// <summary>A count of dictionary entries that follow.</summary>
    public void Entries(int count)
    {
        Values(count);
        _entriesWritten += count;
    }

    /// <summary>UTF-8, or UTF-16 where the text has lone surrogates that UTF-8 cannot carry.</summary>
    public void Text(string value)
    {
        const int longestUtf8Char = 3;
        const int longestPrefix = 5;
        var start = Length;
        var room = Take(longestPrefix + (value.Length * longestUtf8Char))[longestPrefix..];
        var status = Utf8.FromUtf16(value, room, out _, out var written, replaceInvalidSequences: false);
        Length = start;
        if (status != OperationStatus.Done)
        {
            VarUInt(((ulong)value.Length * sizeof(char) * 2) | 1);
            foreach (var c in value) Int16(unchecked((short)c));
            return;
        }

        // The length comes first but is known last: the text moves down to where its prefix ends.
        VarUInt((ulong)written * 2);
        _bytes.AsSpan(start + longestPrefix, written).CopyTo(_bytes.AsSpan(Length));
        Length += written;
    }

    /// <summary>A text, or nothing.</summary>
    public void OptionalText(string? value)
    {
        Byte(value is null ? (byte)0 : (byte)1);
        if (value is not null) Text(value);
    }

    void Grow(int count)
    {
        var larger = new byte[Math.Max(_bytes.Length * 2, Length + count)];
        Written.CopyTo(larger);
        _bytes = larger;
    }
}
