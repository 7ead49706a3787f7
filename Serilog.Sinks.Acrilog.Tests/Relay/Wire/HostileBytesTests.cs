using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Wire;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Wire;

/// <summary>Whatever bytes come: an event, a damaged frame, or a <see cref="WireFormatException"/>.</summary>
public sealed class HostileBytesTests
{
    const int PayloadMutations = 70_000;
    const int StreamMutations = 30_000;

    static readonly byte[][] Payloads = [.. ScalarTable.Events().Append(Rich()).Select(Relayed.Payload).Where(p => p.Length < 4096)];

    [Test]
    public void Mutated_events_are_refused_or_decoded_and_nothing_else_happens()
    {
        var random = new Random(20261122);
        var decoder = new EventDecoder();
        var outcomes = new int[2];
        for (var i = 0; i < PayloadMutations; i++)
        {
            var payload = (byte[])Payloads[random.Next(Payloads.Length)].Clone();
            Mutate(payload, random);
            var (frames, refused) = Read([.. FrameWriter.Preamble, .. Frame(payload, i)], decoder);
            Assert.That(frames, Is.EqualTo(refused ? 0 : 1), "a frame whose checksum is right is not taken for damaged");
            outcomes[refused ? 1 : 0]++;
        }

        Assert.That(outcomes, Has.All.GreaterThan(PayloadMutations / 100), "both happen");
    }

    [Test]
    public void A_mutated_stream_ends_or_goes_on_and_nothing_else_happens()
    {
        var random = new Random(20261123);
        var recorded = Stream(Payloads.Where(p => p.Length < 200).Take(20));
        var decoder = new EventDecoder();
        for (var i = 0; i < StreamMutations; i++)
        {
            var stream = (byte[])recorded.Clone();
            Mutate(stream, random);
            Read(stream, decoder);
        }
    }

    [Test]
    public void A_stream_that_ends_anywhere_delivers_the_whole_frames_before_its_end()
    {
        var payloads = Payloads.Where(p => p.Length < 200).Take(20).Append(Relayed.Payload(Rich())).ToArray();
        var stream = Stream(payloads);
        var decoder = new EventDecoder();
        var ends = new List<int> { FrameWriter.Preamble.Length };
        foreach (var payload in payloads) ends.Add(ends[^1] + FrameWriter.HeaderBytes + payload.Length + FrameWriter.TrailerBytes);
        for (var length = 0; length <= stream.Length; length++)
            Assert.That(Read(stream[..length], decoder), Is.EqualTo((ends.Skip(1).Count(end => end <= length), false)), $"cut at {length}");
    }

    [Test]
    public void Every_truncation_of_every_event_is_refused()
    {
        var decoder = new EventDecoder();
        foreach (var payload in Payloads)
            for (var length = 0; length < payload.Length; length++)
                Assert.That(Read([.. FrameWriter.Preamble, .. Frame(payload[..length], 1)], decoder), Is.EqualTo((0, true)), $"cut at {length} of {payload.Length}");
    }

    [Test]
    public void Bytes_behind_the_end_of_an_event_are_refused() =>
        Assert.That(() => new EventDecoder().Decode([.. Payloads[0], 0]), Throws.TypeOf<WireFormatException>().With.Message.Contains("1 bytes follow"));

    [Test]
    public void Lengths_of_gigabytes_are_refused_wherever_they_are_announced()
    {
        var decoder = new EventDecoder();
        byte[][] lengths = [[0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0xFE, 0xFF, 0xFF, 0xFF, 0x1F], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], [0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]];
        var payload = Relayed.Payload(Rich());
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var length in lengths)
            for (var at = 0; at <= payload.Length; at++) Read([.. FrameWriter.Preamble, .. Frame([.. payload[..at], .. length, .. payload[at..]], 1)], decoder);

        Assert.That((GC.GetAllocatedBytesForCurrentThread() - before) / (payload.Length * lengths.Length), Is.LessThan(256 * 1024), "a stream's buffer and an event's objects each");
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

    static void Mutate(byte[] bytes, Random random)
    {
        for (var n = random.Next(1, 8); n > 0; n--)
        {
            var at = random.Next(bytes.Length);
            if (random.Next(4) > 0) bytes[at] = (byte)random.Next(256);
            else if (random.Next(2) > 0) bytes.AsSpan(at).CopyTo(bytes.AsSpan(random.Next(at + 1)));
            else bytes[at] ^= (byte)(1 << random.Next(8));
        }
    }

    // How many events came, and whether anything was refused; damaged frames are neither. Any other exception fails the test.
    static (int Events, bool Refused) Read(byte[] stream, EventDecoder decoder)
    {
        var reader = new FrameReader();
        var (at, events) = (0, 0);
        try
        {
            while (at < stream.Length)
            {
                var space = reader.Space().Span;
                var count = Math.Min(space.Length, stream.Length - at);
                stream.AsSpan(at, count).CopyTo(space);
                reader.Advance(count);
                at += count;
                while (reader.TryRead(out var frame))
                {
                    if (frame.IsDamaged || frame.Type != FrameType.Event) continue;
                    decoder.Decode(frame.Payload);
                    events++;
                }
            }
        }
        catch (WireFormatException)
        {
            return (events, true);
        }

        return (events, false);
    }

    static byte[] Stream(IEnumerable<byte[]> payloads) => [.. FrameWriter.Preamble, .. payloads.SelectMany((payload, i) => Frame(payload, i + 1))];

    static byte[] Frame(byte[] payload, long sequence)
    {
        var frame = new ByteWriter();
        FrameWriter.Begin(frame, FrameType.Event);
        frame.Raw(payload);
        FrameWriter.Stamp(FrameWriter.End(frame), sequence);
        return frame.Written.ToArray();
    }

    // Something of everything that has a length.
    static LogEvent Rich() => new(Some.Instant, LogEventLevel.Error, new AggregateException("outer", new TimeoutException(), new FormatException("inner")),
        new MessageTemplate("own {Value}", Some.Event("{Value,10:0.00} and {Other:x}").MessageTemplate.Tokens),
        [
            new("Value", new SequenceValue([new ScalarValue("text"), new ScalarValue("\uD800"), new ScalarValue(DayOfWeek.Friday), new ScalarValue(new Uri("http://h/"))])),
            new("Other", new DictionaryValue([new(new ScalarValue(new Version(1, 2)), new StructureValue([new("A", new ScalarValue(Int128.One))], "Tag"))])),
        ]);
}
