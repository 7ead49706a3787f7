using Serilog.Events;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Formatting;

public sealed class LevelTemplatesTests
{
    [TestCase(LogEventLevel.Verbose, "[ 2016-12-19,11:39:44.953189 ][ VERBOSE ][ starting \"it\" ][ mplogger.Main(45) ]|")]
    [TestCase(LogEventLevel.Debug, "[ 2016-12-19,11:39:44.953189 ][ DEBUG ][ starting \"it\" ][ mplogger.Main(45) ]|")]
    [TestCase(LogEventLevel.Information, "[ 2016-12-19,11:39:44.953189 ][ INFO ][ starting \"it\" ]|")]
    [TestCase(LogEventLevel.Warning, "[ 2016-12-19,11:39:44.953189 ][ WARNING ][ starting \"it\" ]|")]
    [TestCase(LogEventLevel.Error, "[ 2016-12-19,11:39:44.953189 ][ ERROR ][ starting \"it\" ]|System.FormatException: no|")]
    [TestCase(LogEventLevel.Fatal, "[ 2016-12-19,11:39:44.953189 ][ CRITICAL ][ starting \"it\" ]|System.FormatException: no|")]
    [TestCase((LogEventLevel)9, "[ 2016-12-19,11:39:44.953189 ][ 9 ][ starting \"it\" ]|System.FormatException: no|")]
    public void The_preset_has_the_forms_of_the_Python_library(LogEventLevel level, string expected)
    {
        var logEvent = Some.Event("starting {What}", level, new DateTimeOffset(2016, 12, 19, 11, 39, 44, TimeSpan.Zero).AddTicks(9_531_890),
            level >= LogEventLevel.Error ? new FormatException("no") : null,
            new("What", new ScalarValue("\"it\"")), new("Module", new ScalarValue("mplogger")),
            new("Function", new ScalarValue("Main")), new("LineNumber", new ScalarValue(45)));

        Assert.That(LevelTemplateFormatter.Acrilog.Render(logEvent).ReplaceLineEndings("|"), Is.EqualTo(expected));
        Assert.That(From(LevelTemplates.Acrilog).Render(logEvent).ReplaceLineEndings("|"), Is.EqualTo(expected));
        Assert.That(From(new() { ["preset"] = "ACRILOG" }).Render(logEvent).ReplaceLineEndings("|"), Is.EqualTo(expected));
    }

    [Test]
    public void Levels_beside_a_preset_go_before_it()
    {
        var formatter = From(new() { ["error"] = "! {Message}", ["Preset"] = "Acrilog", ["DEBUG"] = "d" });

        Assert.That(formatter.Render(Some.Event("bad", LogEventLevel.Error)), Is.EqualTo("! bad"));
        Assert.That(formatter.Render(Some.Event("x", LogEventLevel.Debug)), Is.EqualTo("d"));
        Assert.That(formatter.Render(Some.Event("x")), Does.EndWith("[ INFO ][ x ]" + Environment.NewLine));
    }

    [Test]
    public void A_preset_that_does_not_exist_is_refused() =>
        Assert.That(() => From(new() { ["Preset"] = "Python" }), Throws.ArgumentException
            .With.Property(nameof(ArgumentException.ParamName)).EqualTo("levelTemplates")
            .And.Message.Contains("no preset 'Python'").And.Message.Contains("Allowed is Acrilog"));

    static LevelTemplateFormatter From(Dictionary<string, string> levelTemplates) => From((IReadOnlyDictionary<string, string>)levelTemplates);

    static LevelTemplateFormatter From(IReadOnlyDictionary<string, string> levelTemplates) =>
        LevelTemplateParsing.ToFormatter("unused", levelTemplates, null, escapeControlCharacters: true);
}
