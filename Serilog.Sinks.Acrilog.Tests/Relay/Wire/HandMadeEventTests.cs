using System.Globalization;
using Serilog.Events;
using Serilog.Parsing;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Wire;

/// <summary>Events that no logger made: with templates, tokens and values of users' own.</summary>
public sealed class HandMadeEventTests
{
    static readonly LogEventProperty Value = new("Value", new ScalarValue(1.5m));

    [Test]
    public void A_template_whose_text_says_something_else_renders_its_tokens()
    {
        var template = new MessageTemplate("text {Other}", [new TextToken("{Value} is "), new PropertyToken("Value", "raw", "0.00", new Alignment(AlignmentDirection.Right, 8))]);

        var arrived = AssertSame(Event(template, Value));

        Assert.That(arrived.RenderMessage(), Is.EqualTo("{Value} is     1.50"));
        Assert.That(arrived.MessageTemplate.Text, Is.EqualTo("text {Other}"));
    }

    [TestCase("{Value:0.00}", null, 0)]
    [TestCase("{Value,8:0.00}", "0.00", 9)]
    [TestCase("{Value,-8:0.00}", "0.00", 8)]
    public void A_hole_that_differs_from_its_text_keeps_its_own_format_and_alignment(string text, string? format, int width) => AssertSame(Event(
        new MessageTemplate(text, [new PropertyToken("Value", text, format, width == 0 ? null : new Alignment(AlignmentDirection.Right, width))]), Value));

    [Test]
    public void A_template_that_another_version_of_Serilog_parses_otherwise_is_not_left_to_the_parent()
    {
        var newer = new MessageTemplate("{a.b}", [new PropertyToken("a.b", "{a.b}")]);

        Assert.That(AssertSame(Event(newer, new LogEventProperty("a.b", new ScalarValue(7)))).RenderMessage(), Is.EqualTo("7"));
    }

    [Test]
    public void A_token_of_a_users_own_arrives_as_the_text_it_writes()
    {
        var arrived = Relayed.Event(Event(new MessageTemplate("own", [new TextToken("it is "), new ShoutToken("Value")]), Value));

        Assert.That(arrived.RenderMessage(), Is.EqualTo("it is 1.5!"));
    }

    [Test]
    public void A_token_that_throws_does_not_cost_the_event() => Assert.That(
        Relayed.Event(Event(new MessageTemplate("own", [new TextToken("it is "), new ShoutToken("Gone")]), Value)).RenderMessage(),
        Is.EqualTo("it is (ShoutToken threw KeyNotFoundException when it was read)"));

    [Test]
    public void A_value_of_a_users_own_kind_renders_under_the_formats_of_the_template()
    {
        var own = new LogEventProperty("Value", new OwnValue());
        foreach (var text in new[] { "{Value}", "{Value:a} {Value:b}", "{Value,20:a}" })
            Assert.That(Relayed.Event(Some.Event(text, properties: own)).RenderMessage(), Is.EqualTo(Some.Event(text, properties: own).RenderMessage()));
        var nested = new LogEventProperty("Value", new SequenceValue([new OwnValue(), new StructureValue([new LogEventProperty("A", new OwnValue())])]));
        Assert.That(Relayed.Event(Some.Event("{Value:a}", properties: nested)).RenderMessage(), Is.EqualTo("[own a, { A: own  }]"));
    }

    [Test]
    public void A_value_of_a_users_own_kind_that_throws_does_not_cost_the_event() => Assert.That(
        Relayed.Event(Some.Event("{Value} {Other}", properties: [new("Value", new ThrowingValue()), new("Other", new SequenceValue([null!, new ScalarValue(1)]))])).RenderMessage(),
        Is.EqualTo("(ThrowingValue threw NotSupportedException when it was read) [null, 1]"));

    [Test]
    public void Keys_that_only_look_alike_stay_apart()
    {
        LogEventProperty property = new("Value", new DictionaryValue(new object?[] { 1, 1L, "1", 1m, '1', null, "null", "", DayOfWeek.Monday, "Monday", new OwnKey(), new OwnKey() }
            .Select(key => new KeyValuePair<ScalarValue, LogEventPropertyValue>(new ScalarValue(key), new ScalarValue(key?.GetType().Name)))));

        var arrived = AssertSame(Some.Event("{Value}", properties: property));

        Assert.That(((DictionaryValue)arrived.Properties["Value"]).Elements, Has.Count.EqualTo(12));
    }

    [Test]
    public void Members_of_one_name_stay_two() => AssertSame(Some.Event("{@Value}", properties: new LogEventProperty("Value",
        new StructureValue([new LogEventProperty("Same", new ScalarValue(1)), new LogEventProperty("Same", new ScalarValue(2))], ""))));

    static LogEvent AssertSame(LogEvent logEvent)
    {
        var arrived = Relayed.Event(logEvent, out var wasCut);
        Assert.That(wasCut, Is.False);
        EveryRendering.AssertSame(arrived, logEvent);
        return arrived;
    }

    static LogEvent Event(MessageTemplate template, params LogEventProperty[] properties) => new(Some.Instant, LogEventLevel.Warning, null, template, properties);

    sealed class ShoutToken(string name) : MessageTemplateToken
    {
        public override int Length => throw new NotSupportedException();

        public override void Render(IReadOnlyDictionary<string, LogEventPropertyValue> properties, TextWriter output, IFormatProvider? formatProvider = null)
        {
            properties[name].Render(output, null, formatProvider);
            output.Write('!');
        }
    }

    sealed class OwnValue : LogEventPropertyValue
    {
        public override void Render(TextWriter output, string? format = null, IFormatProvider? formatProvider = null) =>
            output.Write(string.Create(CultureInfo.InvariantCulture, $"own {format}"));
    }

    sealed class ThrowingValue : LogEventPropertyValue
    {
        public override void Render(TextWriter output, string? format = null, IFormatProvider? formatProvider = null) => throw new NotSupportedException();
    }

    sealed class OwnKey
    {
        public override string ToString() => "key";
    }
}
