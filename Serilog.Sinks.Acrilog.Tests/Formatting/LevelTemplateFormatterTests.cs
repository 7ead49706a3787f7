using System.Globalization;
using Serilog.Events;
using Serilog.Formatting.Display;
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

    [TestCase("HH=mm", "13=45")]
    [TestCase("HH\nmm", "13\n45")]
    [TestCase("HH\u0001ff", "13\u000112")]
    [TestCase("HH{mm", "13{45")]
    public void A_timestamp_format_may_have_any_character_but_a_closing_brace(string format, string expected) =>
        Assert.That(new LevelTemplateFormatter("{Timestamp}", timestampFormat: format).Render(Some.Event("x")), Is.EqualTo(expected));

    [Test]
    public void A_timestamp_format_is_for_the_time_in_UTC_too()
    {
        var logEvent = Some.Event("x", at: Some.Instant.ToOffset(TimeSpan.FromHours(2)));

        Assert.That(new LevelTemplateFormatter("{UtcTimestamp}|{UtcTimestamp,6}|{UtcTimestamp:mm}|{Timestamp}", timestampFormat: "HH zz").Render(logEvent),
            Is.EqualTo("13 +00|13 +00|45|15 +02"));
    }

    [TestCase("HH}mm")]
    [TestCase("X")]
    [TestCase("U")]
    [TestCase("%")]
    [TestCase("'open")]
    public void A_timestamp_format_that_cannot_work_is_refused_at_once(string format) =>
        Assert.That(() => new LevelTemplateFormatter("", timestampFormat: format), Throws.ArgumentException
            .With.Property(nameof(ArgumentException.ParamName)).EqualTo("timestampFormat")
            .And.Message.Contains($"'{format}'").And.Message.Contains("Allowed is"));

    [TestCase("{Timestamp:x}", "DateTimeOffset refuses the format 'x'")]
    [TestCase("{UtcTimestamp,30:x}", "DateTime refuses the format 'x'")]
    [TestCase("{Message} {Timestamp:U}", "DateTimeOffset refuses the format 'U'")]
    [TestCase("{UtcTimestamp:'open}", "DateTime refuses the format ''open'")]
    public void A_timestamp_that_refuses_its_format_is_refused_at_once_by_the_name_of_the_setting(string template, string expected)
    {
        var ofError = new Dictionary<LogEventLevel, string> { [LogEventLevel.Error] = template };

        AssertRefused(() => new LevelTemplateFormatter(template), "defaultTemplate");
        AssertRefused(() => new LevelTemplateFormatter("", debug: template), "debug");
        AssertRefused(() => new LevelTemplateFormatter("", fatal: template), "fatal");
        AssertRefused(() => new LevelTemplateFormatter(new Dictionary<LogEventLevel, string>(), template), "defaultTemplate");
        AssertRefused(() => new LevelTemplateFormatter(ofError, ""), "levelTemplates", " for 'Error'");
        AssertRefused(() => LevelTemplateParsing.ToFormatter(template, null, null, true), "outputTemplate");
        AssertRefused(() => LevelTemplateParsing.ToFormatter("", new Dictionary<string, string> { ["default"] = template }, null, true),
            "levelTemplates", " for 'default'");

        void AssertRefused(Func<object> make, string setting, string level = "") => Assert.That(() => make(), Throws.ArgumentException
            .With.Property(nameof(ArgumentException.ParamName)).EqualTo(setting)
            .And.Message.StartsWith($"{setting} has {{").And.Message.Contains($"}}{level}, and {expected}. Allowed is a DateTimeOffset format"));
    }

    [TestCase("{UtcTimestamp:U}")]
    [TestCase("{Timestamp:yyyy年}")]
    [TestCase("{Missing:x}{Level:x}{NewLine:x}")]
    public void A_format_that_Serilog_takes_is_taken(string template) =>
        Assert.That(new LevelTemplateFormatter(template).Render(Some.Event("x")), Is.EqualTo(new MessageTemplateTextFormatter(template).Render(Some.Event("x"))));

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

        Assert.That(() => new LevelTemplateFormatter("{Timestamp}{UtcTimestamp}{UtcTimestamp:d}{Unknown:d}", formatProvider: provider, timestampFormat: "yyyy-MM-dd"),
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
