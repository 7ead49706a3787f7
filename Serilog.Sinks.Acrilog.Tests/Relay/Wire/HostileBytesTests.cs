using Serilog.Sinks.Acrilog.Relay.Wire;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Wire;

public sealed class HostileBytesTests
{
    const int Mutations = 20_000;

    [Test]
    public void Mutated_events_are_refused_or_decoded_and_nothing_else_happens()
    {
        var random = new Random(20261122);
        var payloads = ScalarTable.Events().Select(Payload).Where(p => p.Length < 4096).ToArray();
        var decoder = new EventDecoder();
        for (var i = 0; i < Mutations; i++)
        {
            var payload = (byte[])payloads[random.Next(payloads.Length)].Clone();
            for (var n = random.Next(1, 8); n > 0; n--) payload[random.Next(payload.Length)] = (byte)random.Next(256);
            Decode(decoder, payload);
        }
    }

    [Test]
    public void Every_truncation_of_every_event_is_refused_or_decoded()
    {
        var decoder = new EventDecoder();
        foreach (var payload in ScalarTable.Events().Select(Payload).Where(p => p.Length < 4096))
            for (var length = 0; length < payload.Length; length++) Decode(decoder, payload[..length]);
    }

    [Test]
    public void Values_that_nest_too_deep_are_refused()
    {
        var nested = Enumerable.Repeat(new byte[] { (byte)ValueTag.Sequence, 1 }, 1000).SelectMany(b => b).Append((byte)ValueTag.Null).ToArray();

        Assert.That(() => ReadValue(nested), Throws.TypeOf<WireFormatException>().With.Message.Contains("deep"));
    }

    [Test]
    public void An_announced_count_larger_than_the_bytes_left_allocates_nothing()
    {
        byte[] announced = [(byte)ValueTag.Sequence, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F];

        Assert.That(() => ReadValue(announced), Throws.TypeOf<WireFormatException>().With.Message.Contains("4294967295"));
    }

    static void ReadValue(byte[] bytes)
    {
        var reader = new ByteReader(bytes);
        ValueWire.Read(ref reader);
    }

    static void Decode(EventDecoder decoder, byte[] payload)
    {
        try
        {
            decoder.Decode(payload);
        }
        catch (WireFormatException)
        {
            // Refused: that is one of the two right answers; any other exception fails the test.
        }
    }

    static byte[] Payload(Serilog.Events.LogEvent logEvent) =>
        new EventEncoder().Encode(logEvent, out _)[FrameWriter.HeaderBytes..^FrameWriter.TrailerBytes].ToArray();
}
