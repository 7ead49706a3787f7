using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Remembers which keys have had a log, and which rolls those that are closed have missed.</summary>
/// <remarks>A key is remembered by a number of 64 bits made of it, so that long ones take no room. Not thread-safe.</remarks>
/// <param name="remembers">Whether anybody will ask; otherwise nothing is remembered.</param>
sealed class KeyedRolls(bool remembers)
{
    readonly Dictionary<ulong, int> _rolledAt = [];
    int _rolls;

    /// <summary>Has every key be rolled once more.</summary>
    public void Roll() => _rolls++;

    /// <summary>Whether a key has had no log yet.</summary>
    public bool IsFirst(string key) => !remembers || !_rolledAt.ContainsKey(NumberOf(key));

    /// <summary>Whether the log of a key is to be rolled when it is opened.</summary>
    public bool IsDue(string key) => remembers && _rolledAt.GetValueOrDefault(NumberOf(key)) < _rolls;

    /// <summary>Notes that the log of a key is open and has missed no roll.</summary>
    public void Rolled(string key)
    {
        if (remembers) _rolledAt[NumberOf(key)] = _rolls;
    }

    static ulong NumberOf(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan()), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
