using System.Buffers.Binary;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>
/// Puts header and trailer around a payload: length, type, payload, sequence number, checksum. The sequence number is
/// stamped last, when the frame's place in the stream is known; the checksum is finished with it.
/// </summary>
static class FrameWriter
{
    public const int HeaderBytes = sizeof(int) + 1;
    public const int TrailerBytes = sizeof(long) + sizeof(uint);

    /// <summary>What a binary stream starts with: three bytes no text starts with, and the version.</summary>
    public static ReadOnlySpan<byte> Preamble => [0xAC, (byte)'R', (byte)'L', WireLimits.Version];

    /// <summary>The first of it, which tells frames of any version from text.</summary>
    public static ReadOnlySpan<byte> Mark => Preamble[..^1];

    /// <summary>Starts a frame in an empty writer; the payload is written next.</summary>
    public static void Begin(ByteWriter frame, FrameType type)
    {
        frame.UInt32(0);
        frame.Byte((byte)type);
    }

    /// <summary>Ends the frame, all but its sequence number.</summary>
    public static Span<byte> End(ByteWriter frame)
    {
        BinaryPrimitives.WriteInt32LittleEndian(frame.Written, frame.Length + TrailerBytes - sizeof(int));
        var open = Checksum.Add(Checksum.Start, frame.Written);
        frame.Int64(0);
        frame.UInt32(open);
        return frame.Written;
    }

    /// <summary>Gives an ended frame its number and closes the checksum over it; once a frame.</summary>
    public static void Stamp(Span<byte> frame, long sequence)
    {
        var trailer = frame[^TrailerBytes..];
        var open = BinaryPrimitives.ReadUInt32LittleEndian(trailer[sizeof(long)..]);
        BinaryPrimitives.WriteInt64LittleEndian(trailer, sequence);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[sizeof(long)..], Checksum.Close(Checksum.Add(open, sequence)));
    }

    /// <summary>A whole frame that is not an event's.</summary>
    public static byte[] Whole(FrameType type, long sequence, Action<ByteWriter> writePayload)
    {
        var frame = new ByteWriter();
        Begin(frame, type);
        writePayload(frame);
        Stamp(End(frame), sequence);
        return frame.Written.ToArray();
    }
}
