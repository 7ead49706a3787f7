using Serilog.Events;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Formatting;

public sealed class CallerHoleTests
{
    [TestCase("Module Function LineNumber", "Parent.RunAsync(32)")]
    [TestCase("Module Function", "Parent.RunAsync")]
    [TestCase("Module LineNumber", "Parent(32)")]
    [TestCase("Function LineNumber", "RunAsync(32)")]
    [TestCase("Module", "Parent")]
    [TestCase("Function", "RunAsync")]
    [TestCase("LineNumber", "(32)")]
    [TestCase("", "")]
    public void A_caller_is_written_as_far_as_it_is_known(string known, string expected) =>
        Assert.That(new LevelTemplateFormatter("{Caller}").Render(Event(known)), Is.EqualTo(expected));

    [Test]
    public void A_caller_takes_an_alignment_and_columns_stay_without_one()
    {
        var formatter = new LevelTemplateFormatter("{Caller,-20}|{Caller,21}|");

        Assert.That(formatter.Render(Event("Module Function LineNumber")), Is.EqualTo("Parent.RunAsync(32) |  Parent.RunAsync(32)|"));
        Assert.That(formatter.Render(Event("")), Is.EqualTo(new string(' ', 20) + "|" + new string(' ', 21) + "|"));
    }

    [Test]
    public void A_property_of_that_name_goes_first()
    {
        var logEvent = Event("Module Function", new LogEventProperty("Caller", new ScalarValue("Alice")));

        Assert.That(new LevelTemplateFormatter("{Caller} {Caller:u}").Render(logEvent), Is.EqualTo("Alice ALICE"));
    }

    [Test]
    public void What_a_caller_has_written_is_not_among_the_other_properties()
    {
        var logEvent = Event("Module Function LineNumber", new LogEventProperty("Other", new ScalarValue(1)));

        Assert.That(new LevelTemplateFormatter("{Caller} {Properties}").Render(logEvent), Is.EqualTo("Parent.RunAsync(32) { Other: 1 }"));
        Assert.That(new LevelTemplateFormatter("{Properties:j}").Render(logEvent), Does.Contain("Module"));
    }

    [Test]
    public void Here_is_written()
    {
        var sink = new CollectingSink();
        using var log = new LoggerConfiguration().WriteTo.Sink(sink).CreateLogger();
        log.Here("<Main>$", @"C:\jobs\mplogger.cs", 45).Information("x");

        Assert.That(new LevelTemplateFormatter("{Caller}").Render(sink.Events[0]), Is.EqualTo("mplogger.Main(45)"));
    }

    static LogEvent Event(string known, params LogEventProperty[] more)
    {
        LogEventProperty[] all =
        [
            new("Module", new ScalarValue("Parent")), new("Function", new ScalarValue("RunAsync")), new("LineNumber", new ScalarValue(32)),
        ];
        return Some.Event("x", properties: [.. all.Where(p => known.Split(' ').Contains(p.Name)), .. more]);
    }
}
