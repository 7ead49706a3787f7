using System.Buffers.Binary;
using System.Text;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>Short texts that came lately, as values: a source, a method or a user seldom comes only once.</summary>
/// <remarks>Holds at most 256 texts of 64 characters, whatever comes. Not thread-safe.</remarks>
sealed class TextCache
{
    /// <summary>A longer text is not kept.</summary>
    public const int LongestBytes = 64;

    const int Places = 256;

    readonly ScalarValue?[] _places = new ScalarValue?[Places];

    /// <summary>The value of a text in UTF-8, of at most <see cref="LongestBytes"/>.</summary>
    public ScalarValue Get(ReadOnlySpan<byte> utf8)
    {
        ref var place = ref _places[PlaceOf(utf8)];
        // False for all that is not ASCII, which therefore is made anew each time.
        if (place is { Value: string text } known && Ascii.Equals(utf8, text)) return known;
        return place = new ScalarValue(Encoding.UTF8.GetString(utf8));
    }

    // Looks at the beginning, the middle and the end. Texts that share a place cost no more than without a cache.
    static int PlaceOf(ReadOnlySpan<byte> utf8)
    {
        var length = utf8.Length;
        if (length < sizeof(ulong)) return Place(Short(utf8), (ulong)length);
        var ends = BinaryPrimitives.ReadUInt64LittleEndian(utf8) * 3 + BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]);
        return Place(ends, BinaryPrimitives.ReadUInt64LittleEndian(utf8[((length - sizeof(ulong)) / 2)..]));
    }

    static ulong Short(ReadOnlySpan<byte> utf8)
    {
        var all = 0UL;
        foreach (var one in utf8) all = (all << 8) | one;
        return all;
    }

    // Multiplying by an odd constant, that of the golden ratio, moves what differs into the top bits: Knuth, The Art of Computer
    // Programming, 6.4.
    static int Place(ulong first, ulong second) => (int)(((first + (second << 1)) * 0x9E3779B97F4A7C15) >> 56);
}
