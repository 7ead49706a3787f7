using System.Buffers.Binary;
using Serilog.Sinks.Acrilog.Relay.Wire;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Wire;

public sealed class FrameTests
{
    [Test]
    public void The_checksum_is_that_of_the_standard() =>
        Assert.That(Checksum.Close(Checksum.Add(Checksum.Start, "123456789"u8)), Is.EqualTo(0xE3069283), "the check value of CRC-32C");

    [Test]
    public void Frames_come_out_as_they_went_in_however_the_stream_is_cut()
    {
        var stream = Stream(Event("one", 1), Event("two", 2), Event("three", 3));
        for (var piece = 1; piece <= stream.Length; piece += 7)
            Assert.That(Read(stream, piece), Is.EqualTo(new[] { "1 one", "2 two", "3 three" }), $"in pieces of {piece}");
    }

    [Test]
    public void Every_truncation_of_a_stream_delivers_the_whole_frames_before_it()
    {
        var first = Event("one", 1);
        var stream = Stream(first, Event("two", 2));
        var whole = FrameWriter.Preamble.Length + first.Length;
        for (var length = 0; length < stream.Length; length++)
            Assert.That(Read(stream[..length], stream.Length), Has.Length.EqualTo(length < whole ? 0 : 1), $"cut at {length}");
    }

    [Test]
    public void Every_flipped_bit_is_noticed()
    {
        var frame = Event("flip me", 1);
        for (var bit = sizeof(int) * 8; bit < frame.Length * 8; bit++)
        {
            var copy = (byte[])frame.Clone();
            copy[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.That(Read(Stream(copy), copy.Length), Is.EqualTo(new[] { "damaged" }), $"bit {bit}");
        }
    }

    [Test]
    public void A_damaged_frame_does_not_cost_the_one_behind_it()
    {
        var damaged = Event("one", 1);
        damaged[10] ^= 1;

        Assert.That(Read(Stream(damaged, Event("two", 2)), 64), Is.EqualTo(new[] { "damaged", "2 two" }));
    }

    [TestCase(0u)]
    [TestCase(12u)]
    [TestCase((uint)WireLimits.MaxFrameBytes)]
    [TestCase(uint.MaxValue)]
    public void A_length_that_no_frame_has_is_refused_before_anything_is_allocated(uint length)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, length);

        Assert.That(() => Read(Stream(bytes), 100), Throws.TypeOf<WireFormatException>().With.Message.Contains(length.ToString()));
    }

    [Test]
    public void A_stream_of_something_else_is_refused() =>
        Assert.That(() => Read("GET / HTTP/1.1"u8.ToArray(), 100), Throws.TypeOf<WireFormatException>());

    [Test]
    public void Another_version_is_refused_in_clear_words()
    {
        var stream = FrameWriter.Preamble.ToArray();
        stream[3] = 9;

        Assert.That(() => Read(stream, 100), Throws.TypeOf<WireFormatException>().With.Message.Contains("version 9").And.Message.Contains("version 1"));
    }

    static byte[] Event(string text, long sequence)
    {
        var frame = new EventEncoder().Encode(Some.Event(text), out _);
        FrameWriter.Stamp(frame, sequence);
        return frame.ToArray();
    }

    static byte[] Stream(params byte[][] frames) => [.. FrameWriter.Preamble.ToArray(), .. frames.SelectMany(f => f)];

    static string[] Read(byte[] stream, int piece)
    {
        var reader = new FrameReader();
        var decoder = new EventDecoder();
        var read = new List<string>();
        for (var at = 0; at < stream.Length; at += piece)
        {
            var part = stream.AsSpan(at, Math.Min(piece, stream.Length - at));
            part.CopyTo(reader.Space().Span);
            reader.Advance(part.Length);
            while (reader.TryRead(out var frame))
                read.Add(frame.IsDamaged ? "damaged" : $"{frame.Sequence} {decoder.Decode(frame.Payload).MessageTemplate.Text}");
        }

        return [.. read];
    }
}
