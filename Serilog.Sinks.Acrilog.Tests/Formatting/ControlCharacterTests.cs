using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Formatting;

public sealed class ControlCharacterTests
{
    static readonly char[] Escaped =
    [
        .. Chars(0x00, 0x08), .. Chars(0x0A, 0x1F), .. Chars(0x7F, 0x9F), '\u061C', '\u200E', '\u200F', .. Chars(0x2028, 0x202E), .. Chars(0x2066, 0x2069),
    ];

    [Test]
    public void Exactly_the_characters_named_in_the_documentation_are_escaped()
    {
        var formatter = new LevelTemplateFormatter("{A}");

        for (var c = '\0'; c < char.MaxValue; c++)
        {
            var expected = !Escaped.Contains(c) ? c.ToString()
                : c == '\n' ? "\\n" : c == '\r' ? "\\r" : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            if (formatter.Render(With("", new ScalarValue($"<{c}>"))) != $"<{expected}>") Assert.Fail($"U+{(int)c:X4}");
        }
    }

    [TestCase("{A}")]
    [TestCase("{A:u}")]
    [TestCase("{Message}")]
    [TestCase("{Message:lj}")]
    [TestCase("{Message:j}")]
    [TestCase("{Properties}")]
    [TestCase("{Properties:j}")]
    public void A_value_cannot_forge_a_line_or_drive_a_terminal(string template)
    {
        const string Evil = "x\r\n2026-11-22 [INF] forged\u001B[2J\u0085\u2028\u202E\u009B31m\u007F";
        foreach (var value in Values(Evil))
        {
            var text = new LevelTemplateFormatter(template).Render(With(template.Contains("Message") ? "{A} {Missing}" : "", value));

            Assert.That(text.IndexOfAny(Escaped), Is.Negative, $"{value.GetType().Name}: {text}");
            Assert.That(text, Does.Contain("[INF]").IgnoreCase.And.Contain("\\n").IgnoreCase.And.Contain("\\u202E").IgnoreCase);
        }
    }

    [Test]
    public void Clean_text_is_what_it_was_in_any_script()
    {
        const string Clean = "tab\tGrüße £5 €7 “quoted” שלום مرحبا 한국어 😀 \u00A0\u2027\u202F\u2065\u206A\\n";

        Assert.That(new LevelTemplateFormatter("{A}|{Message:l}").Render(With(Clean.Replace("{", "{{"), new ScalarValue(Clean))), Is.EqualTo($"{Clean}|{Clean}"));
    }

    [Test]
    public void Line_breaks_of_exceptions_and_message_templates_stay_but_not_what_drives_terminals()
    {
        var error = new InvalidOperationException("first\r\n\tsecond\u001B[31m\u202E");
        var logEvent = Some.Event("one\n\ttwo\u001B[0m{Missing}\u0085", exception: error);

        Assert.That(new LevelTemplateFormatter("{Message}|{Exception}").Render(logEvent), Is.EqualTo(
            "one\n\ttwo\\u001B[0m{Missing}\\u0085|System.InvalidOperationException: first\r\n\tsecond\\u001B[31m\\u202E" + Environment.NewLine));
    }

    [Test]
    public void An_exception_that_is_a_value_is_one_line()
    {
        var logEvent = With("failed: {A}", new ScalarValue(new InvalidOperationException("a\nb")));

        Assert.That(new LevelTemplateFormatter("{Message:l}").Render(logEvent), Is.EqualTo("failed: System.InvalidOperationException: a\\nb"));
    }

    [Test]
    public void Output_templates_and_new_lines_are_left_alone() =>
        Assert.That(new LevelTemplateFormatter("\u001B[1m{A}\u001B[0m{NewLine}\t\u2028").Render(With("", new ScalarValue("a"))),
            Is.EqualTo("\u001B[1ma\u001B[0m" + Environment.NewLine + "\t\u2028"));

    [Test]
    public void What_a_culture_puts_into_numbers_is_left_alone()
    {
        var hebrew = CultureInfo.GetCultureInfo("he-IL");

        Assert.That(new LevelTemplateFormatter("{A}", formatProvider: hebrew).Render(With("", new ScalarValue(-5))), Is.EqualTo((-5).ToString(hebrew)));
    }

    [Test]
    public void An_alignment_counts_what_is_seen() =>
        Assert.That(new LevelTemplateFormatter("{A,5}|{A,-5}|").Render(With("", new ScalarValue("a\n"))), Is.EqualTo("  a\\n|a\\n  |"));

    [Test]
    public void It_can_be_switched_off_for_each_constructor()
    {
        var logEvent = With("", new ScalarValue("a\n\u001B"));

        Assert.That(new LevelTemplateFormatter("{A}", escapeControlCharacters: false).Render(logEvent), Is.EqualTo("a\n\u001B"));
        Assert.That(new LevelTemplateFormatter(new Dictionary<LogEventLevel, string>(), "{A}", escapeControlCharacters: false).Render(logEvent),
            Is.EqualTo("a\n\u001B"));
    }

    [Test]
    public void Where_there_is_nothing_to_escape_the_text_is_Serilogs() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(5_000).WithQuietOnSuccess(true), Prop.ForAll(RenderingCases.All(), c =>
        {
            if (TextOf(() => new MessageTemplateTextFormatter(c.Template, c.Provider).Render(c.Event)) is not { } expected
                || expected.IndexOfAny(Escaped) >= 0) return;
            Assert.That(c.Make(escapes: true)?.Render(c.Event), Is.EqualTo(expected), c.ToString());
        }));

    [Test]
    public void No_event_makes_more_than_one_line_but_by_its_exception_and_its_own_template() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(5_000).WithQuietOnSuccess(true), Prop.ForAll(RenderingCases.All(), c =>
        {
            foreach (var template in new[] { "{A}{B}{0}{Properties}", "{Properties:j}", "{Message:lj}" })
            {
                // The text of message templates is the program's own.
                var logEvent = template[1] == 'M' ? With("{A} {B} {0} {@A} {A,9} {B:x}", [.. c.Event.Properties]) : With("", [.. c.Event.Properties]);
                if (TextOf(() => new LevelTemplateFormatter(template).Render(logEvent)) is { } text)
                    Assert.That(text.IndexOfAny(Escaped), Is.Negative, c.ToString());
            }
        }));

    static string? TextOf(Func<string> render)
    {
        try
        {
            return render();
        }
        catch (Exception refused) when (refused is FormatException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    static LogEventPropertyValue[] Values(string text) =>
    [
        new ScalarValue(text),
        new ScalarValue(new StringWriter(new System.Text.StringBuilder(text))),
        new SequenceValue([new ScalarValue(text)]),
        new StructureValue([new LogEventProperty("P" + text, new ScalarValue(1))], "Tag" + text),
        new DictionaryValue([new(new ScalarValue(text), new ScalarValue(text))]),
    ];

    static LogEvent With(string message, LogEventPropertyValue value) => With(message, new KeyValuePair<string, LogEventPropertyValue>("A", value));

    static LogEvent With(string message, params KeyValuePair<string, LogEventPropertyValue>[] properties) =>
        Some.Event(message, properties: [.. properties.Select(p => new LogEventProperty(p.Key, p.Value))]);

    static IEnumerable<char> Chars(int first, int last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);
}
