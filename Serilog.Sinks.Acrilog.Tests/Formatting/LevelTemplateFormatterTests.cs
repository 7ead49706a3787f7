using System.Globalization;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Formatting;

public sealed class LevelTemplateFormatterTests
{
    [TestCase(LogEventLevel.Verbose, "v")]
    [TestCase(LogEventLevel.Debug, "d")]
    [TestCase(LogEventLevel.Information, "i")]
    [TestCase(LogEventLevel.Warning, "w")]
    [TestCase(LogEventLevel.Error, "e")]
    [TestCase(LogEventLevel.Fatal, "f")]
    [TestCase((LogEventLevel)42, "default")]
    [TestCase((LogEventLevel)(-1), "default")]
    public void Each_level_has_its_own_template(LogEventLevel level, string expected)
    {
        var formatter = new LevelTemplateFormatter("default", "v", "d", "i", "w", "e", "f");

        Assert.That(formatter.Render(Some.Event("hello", level)), Is.EqualTo(expected));
    }

    [Test]
    public void A_level_without_a_template_takes_the_default([Values] LogEventLevel level)
    {
        var formatter = new LevelTemplateFormatter("{Level:u4} {Message}");

        Assert.That(formatter.Render(Some.Event("hello", level)), Does.EndWith(" hello"));
    }

    [Test]
    public void Templates_can_come_from_a_map_of_levels()
    {
        var map = new Dictionary<LogEventLevel, string> { [LogEventLevel.Error] = "! {Message} {Timestamp}" };
        var formatter = new LevelTemplateFormatter(map, "{Message} {Timestamp}", timestampFormat: "HH");
        map.Clear();

        Assert.That(formatter.Render(Some.Event("bad", LogEventLevel.Error)), Is.EqualTo("! bad 13"));
        Assert.That(formatter.Render(Some.Event("good")), Is.EqualTo("good 13"));
    }

    [Test]
    public void A_map_with_a_level_that_does_not_exist_is_refused()
    {
        var map = new Dictionary<LogEventLevel, string> { [(LogEventLevel)7] = "x" };

        Assert.That(() => new LevelTemplateFormatter(map, ""), Throws.ArgumentException
            .With.Message.Contains("levelTemplates has no level '7'").And.Message.Contains("Verbose, Debug"));
    }

    [Test]
    public void Nulls_are_refused()
    {
        var map = new Dictionary<LogEventLevel, string> { [LogEventLevel.Error] = null! };

        Assert.That(() => new LevelTemplateFormatter((string)null!), Throws.ArgumentNullException);
        Assert.That(() => new LevelTemplateFormatter(map, null!), Throws.ArgumentNullException);
        Assert.That(() => new LevelTemplateFormatter((IReadOnlyDictionary<LogEventLevel, string>)null!, ""), Throws.ArgumentNullException);
        Assert.That(() => new LevelTemplateFormatter(map, ""), Throws.ArgumentException.With.Message.Contains("null for 'Error'"));
        Assert.That(() => new LevelTemplateFormatter("").Format(null!, TextWriter.Null), Throws.ArgumentNullException);
        Assert.That(() => new LevelTemplateFormatter("").Format(Some.Event("x"), null!), Throws.ArgumentNullException);
    }

    [Test]
    public void A_timestamp_format_leaves_formatted_timestamps_and_escaped_braces_alone()
    {
        var formatter = new LevelTemplateFormatter(
            "{Timestamp}|{Timestamp:mm}|{Timestamp,6}|{Timestamp,-6}|{{Timestamp}}|{Timestamp,}", timestampFormat: "HH:ss");

        Assert.That(formatter.Render(Some.Event("x")), Is.EqualTo("13:30|45| 13:30|13:30 |{Timestamp}|{Timestamp,}"));
    }

    [TestCase("HH}mm")]
    [TestCase("HH\nmm")]
    [TestCase("HH=mm")]
    [TestCase("X")]
    [TestCase("U")]
    [TestCase("%")]
    [TestCase("'open")]
    public void A_timestamp_format_that_cannot_work_is_refused_at_once(string format) =>
        Assert.That(() => new LevelTemplateFormatter("", timestampFormat: format), Throws.ArgumentException
            .With.Property(nameof(ArgumentException.ParamName)).EqualTo("timestampFormat")
            .And.Message.Contains($"'{format}'").And.Message.Contains("Allowed is"));

    [TestCase(null)]
    [TestCase("")]
    public void Without_a_timestamp_format_a_bare_timestamp_is_as_Serilog_writes_it(string? format)
    {
        var formatter = new LevelTemplateFormatter("{Timestamp}", timestampFormat: format);

        Assert.That(formatter.Render(Some.Event("x")), Is.EqualTo("11/22/2026 13:45:30 +00:00"));
    }

    [TestCase("ar-SA")]
    [TestCase("fa-IR")]
    [TestCase("th-TH")]
    public void Calendars_of_other_cultures_pass_the_check(string culture)
    {
        var provider = CultureInfo.GetCultureInfo(culture);

        Assert.That(() => new LevelTemplateFormatter("{Timestamp}", formatProvider: provider, timestampFormat: "yyyy-MM-dd"),
            Throws.Nothing);
    }

    [Test]
    public void The_forms_of_the_seed_print_a_caller_without_quotes()
    {
        var formatter = new LevelTemplateFormatter(
            "[ {Timestamp:yyyy-MM-dd,HH:mm:ss.ffffff} ][ {Level:u4} ][ {Message:lj} ]{NewLine}{Exception}",
            debug: "[ {Timestamp:yyyy-MM-dd,HH:mm:ss.ffffff} ][ DEBUG ][ {Message:lj} ]"
                + "[ {Module}.{Function}({LineNumber}) ]{NewLine}{Exception}");
        var sink = new CollectingSink();
        using var log = new LoggerConfiguration().MinimumLevel.Debug().WriteTo.Sink(sink).CreateLogger();

        log.Here("<Main>$", @"C:\jobs\mplogger.cs", 45).Debug("starting sub processes");

        Assert.That(formatter.Render(sink.Events[0]),
            Does.EndWith(" ][ DEBUG ][ starting sub processes ][ mplogger.Main(45) ]" + Environment.NewLine));
        Assert.That(formatter.Render(Some.Event("hashed")),
            Is.EqualTo("[ 2026-11-22,13:45:30.123000 ][ INFO ][ hashed ]" + Environment.NewLine));
    }
}
