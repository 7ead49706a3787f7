using Serilog.Events;
using Serilog.Parsing;
using Serilog.Sinks.Acrilog.Relay.Wire;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Wire;

/// <summary>Whatever is too large arrives with a mark, and both sides know.</summary>
public sealed class HugeEventTests
{
    [Test]
    public void An_event_that_just_fits_arrives_whole()
    {
        AssertWhole(Event("{Value}", new ScalarValue(new string('x', WireLimits.MaxFrameBytes - 100))));
        AssertWhole(Event("{Value}", Sequence(EventLimits.MaxValues - 1)));
        AssertWhole(Event("{Value}", Dictionary(EventLimits.MaxEntries)));
    }

    [Test]
    public void A_huge_text_is_cut_between_characters_and_says_how_long_it_was()
    {
        var arrived = Cut(Event("{Value:l} {Small}", new ScalarValue(string.Concat(Enumerable.Repeat("𝄞", 600_000)) + "x"), new LogEventProperty("Small", new ScalarValue("small"))));

        Assert.That(arrived.RenderMessage(), Does.StartWith("𝄞𝄞").And.EndWith("𝄞… [cut, 1200001 characters] \"small\""));
    }

    [Test]
    public void A_text_larger_than_any_buffer_is_cut() =>
        Assert.That(Cut(Event("{Value:l}", new ScalarValue(new string('€', 50_000_000)))).RenderMessage(), Does.EndWith("€… [cut, 50000000 characters]"));

    [Test]
    public void Huge_collections_are_cut_and_say_how_large_they_were()
    {
        var members = Enumerable.Range(0, 100_000).Select(i => new LogEventProperty($"Member{i}", new ScalarValue(i)));

        Assert.That(Cut(Event("{Value}", Sequence(500_000))).RenderMessage(), Does.StartWith("[0, 1, 2").And.EndWith("\"… [cut, 500000 elements]\"]"));
        Assert.That(Cut(Event("{Value}", new StructureValue(members))).RenderMessage(), Does.EndWith("…: \"… [cut, 100000 properties]\" }"));
        Assert.That(Cut(Event("{Value}", Dictionary(9_000))).RenderMessage(), Does.EndWith("(\"…\": \"… [cut, 9000 entries]\")]"));
    }

    [Test]
    public void Values_that_branch_without_end_are_cut()
    {
        LogEventPropertyValue value = new ScalarValue("leaf");
        for (var i = 0; i < 100; i++) value = i % 2 == 0 ? new SequenceValue([value, value, value]) : new StructureValue([new("Left", value), new("Right", value)], "Tag");

        Assert.That(Cut(Event("{Value}", value)).RenderMessage(), Does.Contain("…"));
    }

    [Test]
    public void Values_that_nest_too_deep_are_cut_and_the_event_says_so()
    {
        LogEventPropertyValue value = new ScalarValue("core");
        for (var i = 0; i < WireLimits.MaxDepth; i++) value = new SequenceValue([value]);

        AssertWhole(Event("{Value}", value));
        Assert.That(Cut(Event("{Value}", new SequenceValue([value]))).RenderMessage(), Is.EqualTo(new string('[', 32) + "\"…\"" + new string(']', 32)));
    }

    [Test]
    public void Thousands_of_long_names_are_cut()
    {
        var arrived = Cut(Some.Event("many", properties: [.. Enumerable.Range(0, 5000).Select(i => new LogEventProperty($"{i}{new string('n', 5000)}", new ScalarValue(i)))]));

        Assert.That(arrived.Properties["…"].ToString(), Is.EqualTo("\"… [cut, 5000 properties]\""));
        Assert.That(arrived.Properties.Keys.First(), Does.EndWith("… [cut, 5001 characters]"));
    }

    [Test]
    public void A_huge_exception_is_cut_and_keeps_its_type()
    {
        var text = new string('m', 1_000_000);
        var arrived = Cut(Some.Event("failed", exception: new InvalidOperationException(text, new FormatException(text))));

        Assert.That(arrived.Exception!.ToString(), Does.StartWith("System.InvalidOperationException: mmm").And.EndsWith("characters]"));
        Assert.That(((RelayedException)arrived.Exception).OriginalTypeName, Is.EqualTo("System.InvalidOperationException"));
        Assert.That(arrived.Exception.InnerException, Is.Not.Null);
    }

    [Test]
    public void An_exception_inside_of_many_others_is_told_a_bounded_number_of_times()
    {
        Exception shared = new QuietException([]);
        for (var i = 0; i < 30; i++) shared = new QuietException([shared, shared, shared]);

        var arrived = AssertWhole(Some.Event("failed", exception: shared));

        Assert.That(arrived.Exception!.ToString(), Is.EqualTo("quiet"));
    }

    [Test]
    public void A_huge_template_is_cut()
    {
        Assert.That(Cut(Some.Event(new string('t', 2_000_000))).RenderMessage(), Does.EndWith("tt… [cut, 2000000 characters]"));
        Assert.That(Cut(Event(string.Concat(Enumerable.Repeat("{Value} ", 20_000)), new ScalarValue(1))).RenderMessage(), Does.StartWith("1 1 1").And.EndWith("… [cut, 40000 tokens]"));
        var tokens = Enumerable.Range(0, 100_000).Select(i => new PropertyToken($"Value{i}", new string('r', 100)));
        Assert.That(Cut(new LogEvent(Some.Instant, LogEventLevel.Debug, null, new MessageTemplate("", tokens), [])).RenderMessage(), Does.StartWith("rrr").And.EndWith("… [cut, 100000 tokens]"));
    }

    [TestCase("{Value,2000000000}")]
    [TestCase("{Value:D999999999}")]
    public void A_template_that_would_make_a_message_of_gigabytes_is_shown_in_place_of_it(string text) =>
        Assert.That(Cut(Event(text, new ScalarValue(1))).RenderMessage(), Is.EqualTo(text));

    [Test]
    public void A_huge_text_that_the_template_asks_for_again_and_again_is_cut_further() => Assert.That(
        Cut(Event(string.Concat(Enumerable.Repeat("{Value}", 1000)), new ScalarValue(new string('x', 1_000_000)))).RenderMessage(),
        Has.Length.LessThan(EventLimits.MaxRenderedChars));

    [Test]
    public void Huge_in_every_way_arrives_still()
    {
        var text = new string('ü', 3000);
        LogEventPropertyValue value = new ScalarValue(new TalkingValue(text));
        for (var i = 0; i < 40; i++) value = new DictionaryValue(Enumerable.Range(0, 6).Select(n => new KeyValuePair<ScalarValue, LogEventPropertyValue>(new ScalarValue(new TalkingValue(text + n)), value)));
        Exception failure = new AggregateException(text);
        for (var i = 0; i < 4; i++) failure = new AggregateException(text, failure, failure, failure, failure, failure);
        var template = new MessageTemplate(text + text, Enumerable.Range(0, 6000).Select(i => new PropertyToken("P0", text, $"{text}{i}", new Alignment(AlignmentDirection.Left, 100_000))));

        var arrived = Cut(new LogEvent(Some.Instant, LogEventLevel.Fatal, failure, template, Enumerable.Range(0, 20_000).Select(i => new LogEventProperty($"P{i}", value))));

        Assert.That(arrived.Level, Is.EqualTo(LogEventLevel.Fatal));
        Assert.That(arrived.Exception!.Message, Does.StartWith("üüü"));
        Assert.That(arrived.Properties, Has.Count.GreaterThan(1));
    }

    static LogEvent Cut(LogEvent logEvent)
    {
        var arrived = Relayed.Event(logEvent, out var wasCut);
        Assert.That(wasCut, Is.True);
        return arrived;
    }

    static LogEvent AssertWhole(LogEvent logEvent)
    {
        var arrived = Relayed.Event(logEvent, out var wasCut);
        Assert.That(wasCut, Is.False);
        Assert.That(arrived.RenderMessage(), Is.EqualTo(logEvent.RenderMessage()));
        return arrived;
    }

    static LogEvent Event(string text, LogEventPropertyValue value, params LogEventProperty[] others) =>
        Some.Event(text, properties: [new LogEventProperty("Value", value), .. others]);

    static SequenceValue Sequence(int count) => new(Enumerable.Range(0, count).Select(i => new ScalarValue(i)));

    static DictionaryValue Dictionary(int count) =>
        new(Enumerable.Range(0, count).Select(i => new KeyValuePair<ScalarValue, LogEventPropertyValue>(new ScalarValue(i), new ScalarValue(i))));

    sealed class QuietException(Exception[] inner) : AggregateException("quiet", inner)
    {
        public override string Message => "quiet";

        public override string ToString() => "quiet";
    }

    sealed class TalkingValue(string text) : IFormattable
    {
        public override string ToString() => text;

        public string ToString(string? format, IFormatProvider? formatProvider) => text + format;
    }
}
