using System.Buffers.Binary;
using System.Numerics;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>CRC-32C (Castagnoli, RFC 3720 appendix B.4), open between two calls so that a number can be added at the end.</summary>
static class Checksum
{
    public const uint Start = uint.MaxValue;

    public static uint Add(uint open, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            open = BitOperations.Crc32C(open, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var b in bytes) open = BitOperations.Crc32C(open, b);
        return open;
    }

    public static uint Add(uint open, long value) => BitOperations.Crc32C(open, unchecked((ulong)value));

    public static uint Close(uint open) => ~open;
}
