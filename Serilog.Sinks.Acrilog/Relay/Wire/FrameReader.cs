using System.Buffers.Binary;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>
/// Cuts a stream of bytes into frames. It is handed the bytes and opens nothing: fill <see cref="Space"/>, tell with
/// <see cref="Advance"/> how much came, then read frames until there is none. Not thread-safe.
/// </summary>
/// <remarks>Memory stays below twice <see cref="WireLimits.MaxFrameBytes"/>, whatever arrives.</remarks>
sealed class FrameReader(bool expectPreamble = true)
{
    byte[] _bytes = new byte[64 * 1024];
    int _start;
    int _end;
    bool _preambleSeen = !expectPreamble;

    /// <summary>Bytes of a frame that has begun and not ended.</summary>
    public int UnfinishedBytes => _end - _start;

    /// <summary>Where the next bytes of the stream go; never empty.</summary>
    public Memory<byte> Space()
    {
        if (_start == _end) _start = _end = 0;
        if (_end == _bytes.Length)
        {
            if (_start > 0) Compact();
            else Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        return _bytes.AsMemory(_end);
    }

    public void Advance(int count) => _end += count;

    /// <summary>The next whole frame; false when more bytes are needed.</summary>
    /// <exception cref="WireFormatException">What follows cannot be a frame; nothing behind it can be found any more.</exception>
    public bool TryRead(out Frame frame)
    {
        frame = default;
        var bytes = _bytes.AsSpan(_start, _end - _start);
        if (!_preambleSeen)
        {
            if (!TryReadPreamble(bytes)) return false;
            bytes = bytes[FrameWriter.Preamble.Length..];
        }

        if (bytes.Length < sizeof(int)) return false;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        if (length is < FrameWriter.HeaderBytes - sizeof(int) + FrameWriter.TrailerBytes or > WireLimits.MaxFrameBytes - sizeof(int))
            throw new WireFormatException($"a frame of {length} bytes is announced");
        var total = (int)length + sizeof(int);
        if (bytes.Length < total) return false;

        frame = Read(bytes[..total]);
        _start += total;
        return true;
    }

    static Frame Read(ReadOnlySpan<byte> bytes)
    {
        var trailer = bytes[^FrameWriter.TrailerBytes..];
        var sequence = BinaryPrimitives.ReadInt64LittleEndian(trailer);
        var expected = Checksum.Close(Checksum.Add(Checksum.Add(Checksum.Start, bytes[..^FrameWriter.TrailerBytes]), sequence));
        var isDamaged = BinaryPrimitives.ReadUInt32LittleEndian(trailer[sizeof(long)..]) != expected;
        var payload = bytes[FrameWriter.HeaderBytes..^FrameWriter.TrailerBytes];
        return new Frame((FrameType)bytes[sizeof(int)], payload, sequence, isDamaged);
    }

    bool TryReadPreamble(ReadOnlySpan<byte> bytes)
    {
        var expected = FrameWriter.Preamble;
        var seen = Math.Min(bytes.Length, expected.Length - 1);
        if (!bytes[..seen].SequenceEqual(expected[..seen]))
            throw new WireFormatException("the stream does not start as a relay's does");
        if (bytes.Length < expected.Length) return false;
        if (bytes[seen] != WireLimits.Version)
            throw new WireFormatException($"the other side speaks version {bytes[seen]} of the relay protocol, this process version {WireLimits.Version}; "
                + "use the same version of Serilog.Sinks.Acrilog in both");
        _start += expected.Length;
        return _preambleSeen = true;
    }

    void Compact()
    {
        _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
        _end -= _start;
        _start = 0;
    }
}
