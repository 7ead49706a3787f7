using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Parsing;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Formatting;

/// <summary>Serilog's own formatter says what is right.</summary>
public sealed class LevelTemplateOracleTests
{
    // How Serilog writes a bare timestamp in the invariant culture.
    const string InvariantDefault = "MM/dd/yyyy HH:mm:ss zzz";

    static readonly LogEvent[] Events =
    [
        Event(LogEventLevel.Debug, "Plain", null),
        Event(LogEventLevel.Information, "{User} paid {Amount:0.00} for {@Nested}", new InvalidOperationException("no")),
        Event(LogEventLevel.Fatal, "{0} and {1}", new AggregateException(new FormatException("{Timestamp}"))),
    ];

    [Test]
    public void Every_template_renders_as_Serilog_renders_it() => ForAll(TemplatePieces.Pairs(), template => AssertSame(
        () => new LevelTemplateFormatter("", debug: template.Bare, information: template.Bare, fatal: template.Bare),
        new MessageTemplateTextFormatter(template.Bare)));

    [Test]
    public void A_timestamp_format_renders_as_if_written_into_every_bare_timestamp()
    {
        var german = CultureInfo.GetCultureInfo("de-DE");
        ForAll(TemplatePieces.Pairs(), template => AssertSame(
            () => new LevelTemplateFormatter(template.Bare, formatProvider: german, timestampFormat: TemplatePair.Format),
            new MessageTemplateTextFormatter(template.Written, german)));
    }

    [Test]
    public void Whatever_is_no_hole_stays_text_when_a_timestamp_format_is_given() => ForAll(TemplatePieces.Noise(), template =>
        AssertSame(() => new LevelTemplateFormatter(template.Text, timestampFormat: InvariantDefault),
            new MessageTemplateTextFormatter(template.Text)));

    static void ForAll<T>(Arbitrary<T> templates, Action<T> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true), Prop.ForAll(templates, holds));

    static void AssertSame(Func<LevelTemplateFormatter> ours, MessageTemplateTextFormatter serilogs)
    {
        foreach (var logEvent in Events)
            Assert.That(Outcome(ours, logEvent), Is.EqualTo(Outcome(() => serilogs, logEvent)));
    }

    static string Outcome(Func<ITextFormatter> formatter, LogEvent logEvent)
    {
        try
        {
            return formatter().Render(logEvent);
        }
        catch (FormatException refused)
        {
            // A template may hold a format that its value refuses; Serilog finds out when it writes.
            return refused.Message;
        }
        catch (ArgumentException refused) when (refused.InnerException is FormatException inner)
        {
            return inner.Message;
        }
    }

    static LogEvent Event(LogEventLevel level, string text, Exception? exception) => new(
        new DateTimeOffset(2016, 12, 19, 11, 39, 44, TimeSpan.FromHours(-3.5)).AddTicks(9531890),
        level,
        exception,
        new MessageTemplateParser().Parse(text),
        [
            new LogEventProperty("User", new ScalarValue("Zoë \"the {one}\"")),
            new LogEventProperty("Amount", new ScalarValue(1234.5m)),
            new LogEventProperty("0", new ScalarValue("zero")),
            new LogEventProperty("1", new ScalarValue(1)),
            new LogEventProperty("Nested", new StructureValue([new LogEventProperty("Id", new ScalarValue(7))], "Tag")),
        ],
        ActivityTraceId.CreateFromString("0af7651916cd43dd8448eb211c80319c"),
        level == LogEventLevel.Debug ? default : ActivitySpanId.CreateFromString("b7ad6b7169203331"));
}
