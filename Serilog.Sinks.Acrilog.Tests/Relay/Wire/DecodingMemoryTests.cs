using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Wire;

/// <summary>Frames of the full size that are made to become as much memory as a reader lets them.</summary>
public sealed class DecodingMemoryTests
{
    const long Bound = 16 * 1024 * 1024;
    const int Room = WireLimits.MaxFrameBytes - 200;

    // Each writes items until the frame, or what an event may hold, is full.
    static readonly Dictionary<string, Action<ByteWriter>> Worst = new()
    {
        ["nulls"] = w => Sequence(w, EventLimits.MaxValues - 1, Null),
        ["a million nulls"] = w => Sequence(w, Room - 10, Null),
        ["small numbers"] = w => Sequence(w, EventLimits.MaxValues - 1, x => Tagged(x, ValueTag.Byte, 1)),
        ["decimals"] = w => Sequence(w, Room / 18, x => Tagged(x, ValueTag.Decimal, 16)),
        ["texts of a character"] = w => Sequence(w, EventLimits.MaxValues - 1, x => Text(x, "x")),
        ["texts that fill the frame"] = w => Sequence(w, Room / 17, x => Text(x, "12345678901234")),
        ["empty sequences"] = w => Sequence(w, EventLimits.MaxValues - 1, x => Tagged(x, ValueTag.Sequence, 1)),
        ["empty structures"] = w => Sequence(w, EventLimits.MaxValues - 1, x => Tagged(x, ValueTag.Structure, 2)),
        ["empty dictionaries"] = w => Sequence(w, EventLimits.MaxValues - 1, x => Tagged(x, ValueTag.Dictionary, 1)),
        ["sequences of one"] = w => Sequence(w, (EventLimits.MaxValues - 1) / 2, x => Sequence(x, 1, Null)),
        ["structures of one"] = w => Sequence(w, (EventLimits.MaxValues - 1) / 2, One),
        ["members"] = w => Structure(w, EventLimits.MaxValues - 1),
        ["dictionaries of one"] = w => Sequence(w, EventLimits.MaxEntries, x => Dictionary(x, 1)),
        ["entries"] = w => Dictionary(w, EventLimits.MaxEntries),
        ["enums"] = w => Sequence(w, EventLimits.MaxValues - 1, x => { x.Byte((byte)ValueTag.Enum); x.Text("t"); x.Text("n"); x.OptionalText(null); x.Int64(1); x.Byte(1); }),
        ["rendered texts"] = w => Sequence(w, (EventLimits.MaxValues - 1) / 2, x => { x.Byte((byte)ValueTag.Rendered); x.Text("t"); x.VarUInt(1); x.OptionalText("f"); x.Text("r"); }),
        ["renderings"] = w => { w.Byte((byte)ValueTag.Rendered); w.Text("t"); w.VarUInt(EventLimits.MaxValues - 1); for (var i = 1; i < EventLimits.MaxValues; i++) { w.OptionalText("f"); w.Text("r"); } },
        ["addresses"] = w => Sequence(w, Room / 17, x => { x.Byte((byte)ValueTag.Uri); x.Text("http://a.b/?c"); }),
        ["long addresses"] = w => Sequence(w, Room / 62_000, x => { x.Byte((byte)ValueTag.Uri); x.Text("http://h/" + new string('ü', 29_990)); }),
        ["sequences thirty-two deep"] = w => Sequence(w, (EventLimits.MaxValues - 1) / 32, x => Deep(x, 31)),
    };

    static IEnumerable<string> Kinds => Worst.Keys;

    [TestCaseSource(nameof(Kinds))]
    public void Values_stay_under_the_stated_bound(string kind) => AssertBounded(Frame("{Value}", EventParts.None, w =>
    {
        w.VarUInt(1);
        Name(w, "Value");
        Worst[kind](w);
    }), isEvent: kind != "a million nulls");

    [TestCase("{")]
    [TestCase("{a}")]
    [TestCase("{a} ")]
    [TestCase("text ")]
    [TestCase("{{")]
    [TestCase("\uFFFD")]
    public void Templates_stay_under_the_stated_bound(string piece) =>
        AssertBounded(Frame(string.Concat(Enumerable.Repeat(piece, Room / System.Text.Encoding.UTF8.GetByteCount(piece))), EventParts.None, w => w.VarUInt(0)), isEvent: !piece.Contains('{'));

    [TestCase(1000, true)]
    [TestCase(EventLimits.MaxTokens, false)]
    public void Templates_of_many_holes_stay_under_the_stated_bound(int holes, bool isEvent) =>
        AssertBounded(Frame(string.Concat(Enumerable.Repeat("{a,1:b}", holes)), EventParts.None, w => w.VarUInt(0)), isEvent);

    [TestCase(EventLimits.MaxTokens)]
    [TestCase(300_000)]
    public void Tokens_stay_under_the_stated_bound(int count) => AssertBounded(Frame("", EventParts.Tokens, w =>
    {
        w.VarUInt((ulong)count);
        for (var i = 0; i < count && w.Length < Room; i++)
        {
            w.Byte(0);
            w.Text("t");
        }

        w.VarUInt(0);
    }), isEvent: count <= EventLimits.MaxTokens);

    [TestCase(1)]
    [TestCase(EventLimits.MaxExceptions - 1)]
    [TestCase(200_000)]
    public void Exceptions_stay_under_the_stated_bound(int inner) => AssertBounded(Frame("", EventParts.Exception, w =>
    {
        w.VarUInt(0);
        Exception(w, inner, new string('m', Math.Max(0, Room - 100 - (inner * 6))));
        for (var i = 0; i < inner && w.Length < Room; i++) Exception(w, 0, "");
    }), isEvent: inner < EventLimits.MaxExceptions);

    [Test]
    public void Properties_stay_under_the_stated_bound() => AssertBounded(Frame("", EventParts.None, w =>
    {
        w.VarUInt(EventLimits.MaxValues);
        for (var i = 0; i < EventLimits.MaxValues; i++)
        {
            Name(w, $"{i:x}");
            Tagged(w, ValueTag.Int64, 8);
        }
    }));

    static void AssertBounded(byte[] payload, bool isEvent = true)
    {
        Assert.That(payload, Has.Length.LessThanOrEqualTo(WireLimits.MaxFrameBytes));
        var decoder = new EventDecoder();
        Decode(decoder, payload);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(Decode(decoder, payload), Is.EqualTo(isEvent));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(allocated, Is.LessThan(Bound));
    }

    static bool Decode(EventDecoder decoder, byte[] payload)
    {
        try
        {
            decoder.Decode(payload);
            return true;
        }
        catch (WireFormatException)
        {
            return false;
        }
    }

    static byte[] Frame(string template, EventParts parts, Action<ByteWriter> rest)
    {
        var payload = new ByteWriter();
        payload.Byte(0);
        payload.Int64(0);
        payload.Int16(0);
        payload.Byte((byte)parts);
        Name(payload, template);
        rest(payload);
        return payload.Written.ToArray();
    }

    static void Name(ByteWriter w, string text)
    {
        w.VarUInt(0);
        w.Text(text);
    }

    static void Null(ByteWriter w) => w.Byte((byte)ValueTag.Null);

    static void Text(ByteWriter w, string text)
    {
        w.Byte((byte)ValueTag.Text);
        w.Text(text);
    }

    static void Tagged(ByteWriter w, ValueTag tag, int zeros)
    {
        w.Byte((byte)tag);
        w.Take(zeros).Clear();
    }

    static void Sequence(ByteWriter w, int count, Action<ByteWriter> item)
    {
        w.Byte((byte)ValueTag.Sequence);
        w.VarUInt((ulong)count);
        for (var i = 0; i < count && w.Length < Room; i++) item(w);
    }

    static void Structure(ByteWriter w, int count)
    {
        w.Byte((byte)ValueTag.Structure);
        w.VarUInt((ulong)count);
        w.OptionalText(null);
        for (var i = 0; i < count; i++)
        {
            w.Text("n");
            Tagged(w, ValueTag.Int64, 8);
        }
    }

    static void One(ByteWriter w) => Structure(w, 1);

    static void Dictionary(ByteWriter w, int count)
    {
        w.Byte((byte)ValueTag.Dictionary);
        w.VarUInt((ulong)count);
        for (var i = 0; i < count; i++)
        {
            Text(w, $"{i}");
            Tagged(w, ValueTag.Int64, 8);
        }
    }

    static void Deep(ByteWriter w, int depth)
    {
        if (depth == 0) Null(w);
        else Sequence(w, 1, x => Deep(x, depth - 1));
    }

    static void Exception(ByteWriter w, int inner, string message)
    {
        w.Text("t");
        w.Text(message);
        w.OptionalText(null);
        w.OptionalText(null);
        w.VarUInt((ulong)inner);
    }
}
