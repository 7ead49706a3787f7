using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Wire;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Wire;

/// <summary>Properties of events that came over the wire.</summary>
public sealed class EventPropertiesTests
{
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(32)]
    [TestCase(33)]
    [TestCase(1000)]
    public void However_many_there_are_each_arrives_in_its_order(int count)
    {
        var properties = Enumerable.Range(0, count).Select(i => Property($"N{i}", i)).ToArray();

        var arrived = Relayed.Event(Some.Event("", properties: properties));

        Assert.That(arrived.Properties.Select(one => (one.Key, ((ScalarValue)one.Value).Value)), Is.EqualTo(properties.Select(one => (one.Name, ((ScalarValue)one.Value).Value))));
    }

    [Test]
    public void An_event_has_nothing_of_the_one_before()
    {
        var decoder = new EventDecoder();
        decoder.Decode(Relayed.Payload(Some.Event("", properties: [Property("A", 1), Property("B", 2)])));

        Assert.That(decoder.Decode(Relayed.Payload(Some.Event("", properties: Property("C", 3)))).Properties.Keys, Is.EqualTo(["C"]));
    }

    [Test]
    public void An_event_keeps_its_own_when_the_next_one_is_read()
    {
        var decoder = new EventDecoder();
        var first = decoder.Decode(Relayed.Payload(Some.Event("", properties: [Property("A", "one"), Property("B", 2)])));
        decoder.Decode(Relayed.Payload(Some.Event("", properties: [Property("A", "another"), Property("C", 3)])));

        Assert.That(first.Properties.Select(one => $"{one.Key}={one.Value}"), Is.EqualTo(["A=\"one\"", "B=2"]));
    }

    [Test]
    public void Those_of_a_damaged_event_are_forgotten()
    {
        var decoder = new EventDecoder();
        Assert.That(() => decoder.Decode(Payload("A", "")), Throws.TypeOf<WireFormatException>());

        Assert.That(decoder.Decode(Payload("B")).Properties.Keys, Is.EqualTo(["B"]));
    }

    [TestCase("")]
    [TestCase(" \t")]
    public void A_property_without_a_name_makes_the_event_damaged(string name) =>
        Assert.That(() => new EventDecoder().Decode(Payload("A", name)), Throws.TypeOf<WireFormatException>().With.Message.Contains("without a name"));

    [Test]
    public void Of_two_with_one_name_the_later_stays()
    {
        var arrived = new EventDecoder().Decode(Payload("A", "B", "A"));

        Assert.That(arrived.Properties.Select(one => $"{one.Key}={one.Value}"), Is.EqualTo(["A=2", "B=1"]));
    }

    [Test]
    public void An_event_takes_more_and_what_it_has_is_not_replaced()
    {
        var logEvent = Relayed.Event(Some.Event("", properties: Property("A", 1)));
        logEvent.AddPropertyIfAbsent(Property("A", 2));
        logEvent.AddPropertyIfAbsent(Property("B", 3));
        logEvent.AddOrUpdateProperty(Property("C", 4));
        logEvent.RemovePropertyIfPresent("B");

        Assert.That(logEvent.Properties.Select(one => $"{one.Key}={one.Value}"), Is.EquivalentTo(["A=1", "C=4"]));
    }

    [Test]
    public void An_event_has_room_for_the_identity_of_its_worker()
    {
        var identity = Enumerable.Range(0, WorkerIdentity.Properties).Select(i => Property($"I{i}", i)).ToArray();
        Assert.That(BytesToIdentify(1), Is.EqualTo(BytesToIdentify(12)).And.Zero);

        long BytesToIdentify(int count)
        {
            var payload = Relayed.Payload(Some.Event("", properties: [.. Enumerable.Range(0, count).Select(i => Property($"N{i}", i))]));
            var fewest = long.MaxValue;
            for (var times = 0; times < 10; times++)
            {
                var arrived = new EventDecoder().Decode(payload);
                var before = GC.GetAllocatedBytesForCurrentThread();
                foreach (var property in identity) arrived.AddPropertyIfAbsent(property);
                fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            return fewest;
        }
    }

    // The first has the number 0 for its value, and so on.
    static byte[] Payload(params string[] names)
    {
        var output = new ByteWriter();
        output.Byte(0);
        output.Int64(0);
        output.Int16(0);
        output.Byte((byte)EventParts.None);
        Text(output, "");
        output.VarUInt((ulong)names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            Text(output, names[i]);
            output.Byte((byte)ValueTag.Byte);
            output.Byte((byte)i);
        }

        return output.Written.ToArray();
    }

    static void Text(ByteWriter output, string text)
    {
        output.VarUInt(0);
        output.Text(text);
    }

    static LogEventProperty Property(string name, object value) => new(name, new ScalarValue(value));
}
