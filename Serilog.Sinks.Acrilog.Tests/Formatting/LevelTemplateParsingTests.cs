using Serilog.Events;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Formatting;

public sealed class LevelTemplateParsingTests
{
    [Test]
    public void Level_names_are_taken_in_any_case()
    {
        var formatter = LevelTemplateParsing.ToFormatter(
            "default", new Dictionary<string, string> { ["dEBUG"] = "d", ["Fatal"] = "f" }, null, true);

        Assert.That(formatter.Render(Some.Event("x", LogEventLevel.Debug)), Is.EqualTo("d"));
        Assert.That(formatter.Render(Some.Event("x", LogEventLevel.Fatal)), Is.EqualTo("f"));
        Assert.That(formatter.Render(Some.Event("x")), Is.EqualTo("default"));
    }

    [Test]
    public void A_default_among_the_level_templates_wins()
    {
        var alone = LevelTemplateParsing.ToFormatter("a", new Dictionary<string, string> { ["default"] = "b" }, null, true);
        var among = LevelTemplateParsing.ToFormatter("a", new Dictionary<string, string> { ["Default"] = "b", ["Error"] = "e" }, null, true);

        Assert.That(alone.Render(Some.Event("x")), Is.EqualTo("b"));
        Assert.That(among.Render(Some.Event("x")), Is.EqualTo("b"));
        Assert.That(among.Render(Some.Event("x", LogEventLevel.Error)), Is.EqualTo("e"));
    }

    [Test]
    public void Without_level_templates_all_levels_have_the_default()
    {
        Assert.That(LevelTemplateParsing.ToFormatter("{Message}", null, null, true).Render(Some.Event("x")), Is.EqualTo("x"));
        Assert.That(LevelTemplateParsing.ToFormatter("{Message}", new Dictionary<string, string>(), null, true).Render(Some.Event("x")),
            Is.EqualTo("x"));
    }

    [TestCase("Info", "Information")]
    [TestCase("warn", "Warning")]
    [TestCase("Eror", "Error")]
    [TestCase("Debugg", "Debug")]
    [TestCase("Trace", "Verbose")]
    [TestCase("CRITICAL", "Fatal")]
    [TestCase("Defualt", "Default")]
    public void An_unknown_name_is_refused_with_the_nearest_one(string name, string nearest) =>
        Assert.That(() => LevelTemplateParsing.ToFormatter("", new Dictionary<string, string> { [name] = "x" }, null, true),
            Throws.ArgumentException.With.Property(nameof(ArgumentException.ParamName)).EqualTo("levelTemplates")
                .And.Message.Contains($"'{name}'").And.Message.Contains($"Did you mean '{nearest}'?")
                .And.Message.Contains("Verbose, Debug, Information, Warning, Error, Fatal, Default"));

    [TestCase("")]
    [TestCase(" Debug")]
    [TestCase("1")]
    [TestCase("Debug, Error")]
    [TestCase("Everything else")]
    public void Only_names_are_names(string name) =>
        Assert.That(() => LevelTemplateParsing.ToFormatter("", new Dictionary<string, string> { [name] = "x" }, null, true),
            Throws.ArgumentException.With.Message.Contains($"levelTemplates has no level '{name}'"));

    [Test]
    public void A_name_far_from_all_others_gets_no_guess() =>
        Assert.That(() => LevelTemplateParsing.ToFormatter("", new Dictionary<string, string> { ["Everything"] = "x" }, null, true),
            Throws.ArgumentException.With.Message.Not.Contains("Did you mean"));

    [TestCase("Debug", "debug")]
    [TestCase("Default", "DEFAULT")]
    public void A_level_named_twice_is_refused(string first, string second) =>
        Assert.That(() => LevelTemplateParsing.ToFormatter("", new Dictionary<string, string> { [first] = "x", [second] = "x" }, null, true),
            Throws.ArgumentException.With.Message.Contains($"'{second}' more than once"));

    [Test]
    public void A_null_template_is_refused() =>
        Assert.That(() => LevelTemplateParsing.ToFormatter("", new Dictionary<string, string> { ["Debug"] = null! }, null, true),
            Throws.ArgumentException.With.Message.Contains("null for 'Debug'"));
}
