using Serilog.Events;
using Serilog.Parsing;
using Serilog.Sinks.Acrilog.Relay.Wire;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Wire;

/// <summary>Templates and property names, which are sent once a connection.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class NamesTests
{
    readonly NameBook _book = new();
    readonly EventDecoder _decoder = new();

    [Test]
    public void A_template_and_its_names_are_sent_once_and_each_event_arrives_as_it_was()
    {
        var template = new MessageTemplateParser().Parse("Read {File} in {Elapsed:0.00} ms");
        var first = Payload(Event(template, 1));
        SendNames();
        var second = Payload(Event(template, 2));

        Assert.That(second, Has.Length.EqualTo(first.Length));
        Assert.That(_book.TakeUnsent(out _), Is.Null);
        Assert.That(Text(first), Is.EqualTo("Read \"a\" in 1.00 ms"));
        Assert.That(Text(second), Is.EqualTo("Read \"a\" in 2.00 ms"));
        Assert.That(_decoder.Decode(second).MessageTemplate, Is.SameAs(_decoder.Decode(first).MessageTemplate));
    }

    [Test]
    public void Equal_texts_have_one_number_whatever_object_holds_them() =>
        Assert.That(_book.NumberOf("Name"), Is.EqualTo(_book.NumberOf(new string("Name".ToCharArray()))).And.EqualTo(1));

    [Test]
    public void What_finds_no_room_is_sent_as_it_is()
    {
        for (var i = 0; i < NameLimits.MostNames; i++) _book.NumberOf($"Name{i}");
        SendNames();
        var payload = Payload(Event(new MessageTemplateParser().Parse("late {File} {Elapsed}"), 1));

        Assert.That(_book.TakeUnsent(out _), Is.Null);
        Assert.That(Text(payload), Is.EqualTo("late \"a\" 1"));
    }

    [Test]
    public void Names_take_no_more_than_their_room()
    {
        for (var i = 0; i < 100; i++) _book.NumberOf(new string('x', NameLimits.LongestName - 10) + i.ToString("D10", null));

        Assert.That(_book.TakeUnsent(out _)!.Sum(name => name.Length), Is.LessThanOrEqualTo(NameLimits.MostChars));
        Assert.That(_book.NumberOf(new string('y', NameLimits.LongestName + 1)), Is.Zero);
    }

    [Test]
    public void An_event_whose_names_were_lost_is_damaged_and_later_names_are_right()
    {
        var lost = Payload(Event(new MessageTemplateParser().Parse("lost"), 1));
        _book.TakeUnsent(out _);
        var later = Payload(Event(new MessageTemplateParser().Parse("later {New}"), 1, "New"));
        SendNames();

        Assert.That(() => _decoder.Decode(lost), Throws.TypeOf<WireFormatException>().With.Message.Contains("was not sent before"));
        Assert.That(() => _decoder.Decode(later), Throws.TypeOf<WireFormatException>(), "File and Elapsed were lost too");
        Assert.That(Text(Payload(new LogEvent(Some.Instant, LogEventLevel.Error, null, new MessageTemplateParser().Parse("later {New}"),
            [new LogEventProperty("New", new ScalarValue(1))]))), Is.EqualTo("later 1"));
    }

    [TestCase("00 01 02 78", "numbered from 0", TestName = "Names_begin_with_1")]
    [TestCase("8220 01 02 78", "numbered from 4098", TestName = "Names_have_no_number_beyond_the_last")]
    [TestCase("01 7F 02 78", "items are announced", TestName = "Names_are_no_more_than_their_bytes")]
    [TestCase("01 01 02 78 00", "follow the last name", TestName = "Nothing_follows_the_names")]
    public void Names_that_no_worker_sends_are_refused(string bytes, string why) =>
        Assert.That(() => _decoder.Define(Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal))), Throws.TypeOf<WireFormatException>().With.Message.Contains(why));

    [Test]
    public void Numbers_are_not_given_twice()
    {
        _decoder.Define(Convert.FromHexString("01010278"));

        Assert.That(() => _decoder.Define(Convert.FromHexString("01010279")), Throws.TypeOf<WireFormatException>().With.Message.Contains("numbered from 1 on, after 1"));
    }

    [Test]
    public void Names_beyond_their_room_are_refused()
    {
        var output = new ByteWriter();
        output.VarUInt(1);
        output.VarUInt(40);
        for (var i = 0; i < 40; i++) output.Text(new string('x', NameLimits.LongestName));
        var payload = output.Written.ToArray();

        Assert.That(() => _decoder.Define(payload), Throws.TypeOf<WireFormatException>().With.Message.Contains("more names were sent"));
    }

    static LogEvent Event(MessageTemplate template, double elapsed, params string[] more) =>
        new(Some.Instant, LogEventLevel.Error, null, template, [new("File", new ScalarValue("a")), new("Elapsed", new ScalarValue(elapsed)),
            .. more.Select(name => new LogEventProperty(name, new ScalarValue(1)))]);

    byte[] Payload(LogEvent logEvent) =>
        new EventEncoder().Encode(logEvent, out _, _book)[FrameWriter.HeaderBytes..^FrameWriter.TrailerBytes].ToArray();

    string Text(byte[] payload) => _decoder.Decode(payload).RenderMessage(System.Globalization.CultureInfo.InvariantCulture);

    void SendNames()
    {
        var names = _book.TakeUnsent(out var first)!;
        var output = new ByteWriter();
        output.VarUInt((ulong)first);
        output.VarUInt((ulong)names.Count);
        foreach (var name in names) output.Text(name);
        _decoder.Define(output.Written);
    }
}
