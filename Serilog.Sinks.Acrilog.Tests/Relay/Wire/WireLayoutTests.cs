using System.Globalization;
using Serilog.Events;
using Serilog.Parsing;
using Serilog.Sinks.Acrilog.Relay.Wire;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Wire;

/// <summary>What WIRE.md says, byte by byte: written from it, not from the code.</summary>
public sealed class WireLayoutTests
{
    static readonly (object? Value, string Bytes)[] Scalars =
    [
        (null, "00"), ("aé", "01 06 61 C3A9"), ("\uD800", "01 05 00D8"), (false, "02"), (true, "03"), ('A', "04 4100"),
        ((sbyte)-2, "05 FE"), ((byte)254, "06 FE"), ((short)-2, "07 FEFF"), ((ushort)0x1234, "08 3412"), (-2, "09 FEFFFFFF"), (0x12345678u, "0A 78563412"),
        (-2L, "0B FEFFFFFFFFFFFFFF"), (1UL << 63, "0C 0000000000000080"), (-0.0f, "0D 00000080"), (1.0, "0E 000000000000F03F"),
        (1.50m, "0F 96000000 00000000 00000000 00000200"),
        (new DateTime(1, DateTimeKind.Utc), "10 0100000000000000 01"), (new DateTimeOffset(600_000_001, TimeSpan.FromMinutes(1)), "11 0146C32300000000 0100"),
        (new TimeSpan(258), "12 0201000000000000"), (new DateOnly(1, 1, 3), "13 02000000"), (new TimeOnly(3), "14 0300000000000000"),
        (new Guid("00112233-4455-6677-8899-aabbccddeeff"), "15 33221100 5544 7766 8899AABBCCDDEEFF"), (new Uri("x://y"), "16 0A 783A2F2F79"),
        (TypeCode.Empty, "17 1E 53797374656D2E54797065436F6465 0A 456D707479 00 0000000000000000 09"),
        (typeof(int), "18 18 53797374656D2E496E743332 00"),
    ];

    static readonly (LogEventPropertyValue Value, string Bytes)[] Values =
    [
        (new SequenceValue([new ScalarValue(true), ScalarValue.Null]), "40 02 03 00"),
        (new StructureValue([new LogEventProperty("X", new ScalarValue(true))]), "41 01 00 02 58 03"),
        (new StructureValue([], "P"), "41 00 01 02 50"),
        (new DictionaryValue([new(new ScalarValue((byte)1), new ScalarValue(false))]), "42 01 06 01 02"),
    ];

    [Test]
    public void Scalars_have_their_tag_and_their_bytes() => Assert.Multiple(() =>
    {
        foreach (var (value, bytes) in Scalars) Assert.That(Hex(to => ScalarWire.Write(to, value, new ValueContext())), Is.EqualTo(Plain(bytes)), $"{value?.GetType()}");
    });

    [Test]
    public void Values_have_their_tag_their_count_and_their_items() => Assert.Multiple(() =>
    {
        foreach (var (value, bytes) in Values) Assert.That(Hex(to => ValueWire.Write(to, value, new ValueContext())), Is.EqualTo(Plain(bytes)), $"{value}");
    });

    [Test]
    public void An_event_has_its_parts_in_their_order()
    {
        var template = new MessageTemplate("t", [new TextToken("t"), new PropertyToken("N", "{N,5:x}", "x", new Alignment(AlignmentDirection.Right, 5), Destructuring.Stringify)]);
        var trace = System.Diagnostics.ActivityTraceId.CreateFromString("000102030405060708090a0b0c0d0e0f");
        var span = System.Diagnostics.ActivitySpanId.CreateFromString("0102030405060708");
        var logEvent = new LogEvent(new DateTimeOffset(600_000_001, TimeSpan.FromMinutes(1)), LogEventLevel.Error, new NotThrown(), template,
            [new LogEventProperty("N", new ScalarValue((byte)7))], trace, span);

        Assert.That(Convert.ToHexString(Relayed.Payload(logEvent)), Is.EqualTo(Plain(
            "04 0146C32300000000 0100 0F 000102030405060708090A0B0C0D0E0F 0102030405060708 00 02 74"
            + "02  00 02 74  01 02 4E 0E 7B4E2C353A787D 01 02 78 01 01 01 05000000"
            + "01 00 02 4E 06 07"
            + $"{Text(typeof(NotThrown).FullName!)} 02 6D 00 01 02 73 00")));
    }

    [Test]
    public void A_name_that_was_sent_before_is_its_number()
    {
        var names = new NameBook();
        var logEvent = new LogEvent(new DateTimeOffset(600_000_001, TimeSpan.FromMinutes(1)), LogEventLevel.Error, null, new MessageTemplate("t", [new TextToken("t")]),
            [new LogEventProperty("N", new ScalarValue((byte)7))]);
        var frame = new EventEncoder().Encode(logEvent, out _, names);

        Assert.That(Convert.ToHexString(frame[FrameWriter.HeaderBytes..^FrameWriter.TrailerBytes]), Is.EqualTo(Plain("04 0146C32300000000 0100 00 01 01 02 06 07")));
        Assert.That(names.TakeUnsent(out var first), Is.EqualTo(new[] { "t", "N" }));
        Assert.That(first, Is.EqualTo(1));
    }

    [Test]
    public void A_frame_has_length_type_payload_number_and_checksum()
    {
        var frame = FrameWriter.Whole(FrameType.Mark, 258, payload => payload.Int64(3));

        Assert.That(Convert.ToHexString(frame[..^4]), Is.EqualTo(Plain("15000000 05 0300000000000000 0201000000000000")));
        Assert.That(BitConverter.ToUInt32(frame.AsSpan()[^4..]), Is.EqualTo(Checksum.Close(Checksum.Add(Checksum.Start, frame.AsSpan()[..^4]))));
        Assert.That(Convert.ToHexString(FrameWriter.Preamble), Is.EqualTo("AC524C01"));
    }

    [Test]
    public void The_frames_of_a_connection_have_their_payloads() => Assert.Multiple(() =>
    {
        var process = new ProcessFacts("m", 258, "p", new DateTimeOffset(259, TimeSpan.Zero));
        Assert.That(Hex(new Hello("w", "n", "s", 0, process).WriteTo), Is.EqualTo(Plain("02 77 02 6E 02 73 00 02 6D 02010000 02 70 0301000000000000")));
        Assert.That(Hex(new Welcome("n", "s", LogEventLevel.Fatal, ParentCapabilities.AcknowledgesBye).WriteTo), Is.EqualTo(Plain("02 6E 02 73 05 01")));
        var lines = new LineForm(new Dictionary<LogEventLevel, string> { [LogEventLevel.Error] = "e" }, "c", "x", Escapes: true);
        Assert.That(Hex(new Welcome("n", "s", LogEventLevel.Fatal, ParentCapabilities.TakesLines, lines).WriteTo), Is.EqualTo(Plain("02 6E 02 73 05 02 02 63 01 04 02 65 02 78 01")));
        Assert.That(Hex(new LevelCounts([0, 1, 127, 128, 16384, 5]).WriteTo), Is.EqualTo(Plain("00 01 7F 8001 808001 05")));
        Assert.That(Enum.GetValues<FrameType>().Select(type => (int)type), Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19 }));
    });

    [Test]
    public void What_a_later_version_adds_behind_a_hello_is_passed_over()
    {
        var process = new ProcessFacts("m", 258, "p", new DateTimeOffset(259, TimeSpan.Zero));
        var later = new ByteWriter();
        new Hello("w", "n", "s", ulong.MaxValue, process).WriteTo(later);
        later.Text("and more");

        Assert.That(Hello.ReadFrom(later.Written), Is.EqualTo(new Hello("w", "n", "s", ulong.MaxValue, process)));
    }

    static string Hex(Action<ByteWriter> write)
    {
        var writer = new ByteWriter();
        write(writer);
        return Convert.ToHexString(writer.Written);
    }

    static string Text(string ascii) =>
        string.Create(CultureInfo.InvariantCulture, $"{ascii.Length * 2 & 0x7F | (ascii.Length < 64 ? 0 : 0x80):X2}{(ascii.Length < 64 ? "" : $"{ascii.Length >> 6:X2}")}")
        + Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(ascii));

    static string Plain(string bytes) => bytes.Replace(" ", "", StringComparison.Ordinal);

    sealed class NotThrown : Exception
    {
        public override string Message => "m";

        public override string ToString() => "s";
    }
}
