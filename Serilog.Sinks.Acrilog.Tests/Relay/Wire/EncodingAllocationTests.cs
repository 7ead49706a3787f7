using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Wire;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Wire;

public sealed class EncodingAllocationTests
{
    const int Events = 1000;

    static readonly object[] Values =
    [
        "text", "ä€𝄞", 42, 42L, 0.5, 1.50m, true, new DateTime(2026, 11, 22, 1, 2, 3, DateTimeKind.Utc), new DateTime(2026, 11, 22, 1, 2, 3, DateTimeKind.Local),
        Some.Instant, Guid.Empty, TimeSpan.FromSeconds(1), 'c', 1.5f, (byte)1, new DateOnly(2026, 11, 22), new TimeOnly(1, 2),
    ];

    [Test]
    public void Encoding_plain_events_allocates_nothing()
    {
        var logEvent = Some.Event("{P0} {P1,20} {P5:0.00} {P7:O} {Gone}",
            properties: [.. Values.Select((value, i) => new LogEventProperty($"P{i}", new ScalarValue(value)))]);
        var encoder = new EventEncoder();
        Encode(encoder, logEvent);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Encode(encoder, logEvent);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Encoding_plain_collections_allocates_nothing()
    {
        var sequence = new SequenceValue([new ScalarValue(1), new ScalarValue("two")]);
        var logEvent = Some.Event("{@S} {D}", properties:
            [new("S", new StructureValue([new("A", sequence)], "Tag")), new("D", new SequenceValue([sequence, sequence]))]);
        var encoder = new EventEncoder();
        Encode(encoder, logEvent);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Encode(encoder, logEvent);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    static void Encode(EventEncoder encoder, LogEvent logEvent)
    {
        for (var i = 0; i < Events; i++) FrameWriter.Stamp(encoder.Encode(logEvent, out _), i);
    }
}
