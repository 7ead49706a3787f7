using System.Text;
using System.Text.Json;
using Serilog.Events;
using Serilog.Parsing;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Formatting;

public sealed class ClefFormatterTests
{
    static readonly ClefFormatter Formatter = new();

    public static IEnumerable<TestCaseData> Lines() =>
        ClefLines.All().Select(line => new TestCaseData(line.Event, line.Text).SetArgDisplayNames(line.Rule));

    [TestCaseSource(nameof(Lines))]
    public void An_event_is_written_as_the_compact_format_has_it(LogEvent logEvent, string text) =>
        Assert.That(Formatter.Render(logEvent), Is.EqualTo(text + Environment.NewLine));

    [Test]
    public void Every_line_is_one_line_of_valid_JSON()
    {
        foreach (var logEvent in ScalarTable.Events().Where(CanBeRendered).Concat(ClefLines.All().Select(line => line.Event)))
        {
            var line = Formatter.Render(logEvent);

            Assert.That(line.IndexOfAny(['\r', '\n']), Is.EqualTo(line.Length - Environment.NewLine.Length));
            Assert.That(() => JsonDocument.Parse(Encoding.UTF8.GetBytes(line)).Dispose(), Throws.Nothing, line);
        }
    }

    [Test]
    public void The_newline_is_that_of_the_output()
    {
        using var output = new StringWriter { NewLine = "\n" };

        Formatter.Format(Some.Event("a"), output);
        Formatter.Format(Some.Event("b"), output);

        Assert.That(output.ToString(), Is.EqualTo("""
            {"@t":"2026-11-22T13:45:30.1230000Z","@mt":"a"}
            {"@t":"2026-11-22T13:45:30.1230000Z","@mt":"b"}

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void A_template_made_by_hand_is_written_by_its_text_and_its_holes()
    {
        var template = new MessageTemplate("said so", [new PropertyToken("N", "{N:000}", "000"), new TextToken("!")]);
        var logEvent = new LogEvent(Some.Instant, LogEventLevel.Information, null, template, [new("N", new ScalarValue(7))]);

        Assert.That(Formatter.Render(logEvent), Does.Contain("\"@mt\":\"said so\",\"@r\":[\"007\"],\"N\":7"));
    }

    [Test]
    public void The_values_can_be_written_by_a_formatter_of_ones_own()
    {
        var formatter = new ClefFormatter(new("_type"));
        var logEvent = Some.Event("x", properties: new LogEventProperty("S", new StructureValue([], "Tag")));

        Assert.That(formatter.Render(logEvent), Does.EndWith("\"S\":{\"_type\":\"Tag\"}}" + Environment.NewLine));
    }

    [TestCase("Console", "")]
    [TestCase("AcrilogFile", """, "path": "unused.log" """)]
    public void A_configuration_file_names_it(string sink, string more) => Assert.That(() => JsonSettings.Read($$"""
        { "Serilog": { "WriteTo": [ { "Name": "{{sink}}", "Args": {
            "formatter": "Serilog.Sinks.Acrilog.Formatting.ClefFormatter, Serilog.Sinks.Acrilog"{{more}} } } ] } }
        """).CreateLogger().Dispose(), Throws.Nothing);

    [Test]
    public void A_file_named_in_JSON_has_a_line_for_each_event()
    {
        using var folder = new TempFolder();
        var settings = JsonSettings.Read($$"""
            { "Serilog": { "WriteTo": [ { "Name": "AcrilogFile", "Args": {
                "path": {{JsonSerializer.Serialize(folder.File("app.clef"))}}, "rollingInterval": "Infinite",
                "formatter": "Serilog.Sinks.Acrilog.Formatting.ClefFormatter, Serilog.Sinks.Acrilog" } } ] } }
            """);
        using (var log = settings.CreateLogger())
        {
            log.Information("{Number}", 1);
            log.Warning("second");
        }

        var lines = folder.Read("app.clef").Split(Environment.NewLine);
        Assert.That(lines[0], Does.EndWith("\"@mt\":\"{Number}\",\"Number\":1}"));
        Assert.That(lines[1], Does.EndWith("\"@mt\":\"second\",\"@l\":\"Warning\"}"));
    }

    [Test]
    public void A_format_that_a_value_refuses_throws_as_it_does_in_every_formatter() =>
        Assert.That(() => Formatter.Render(Some.Event("{N:Z}", properties: new LogEventProperty("N", new ScalarValue(1)))), Throws.TypeOf<FormatException>());

    [Test]
    public void Nulls_are_refused()
    {
        Assert.That(() => Formatter.Format(null!, TextWriter.Null), Throws.ArgumentNullException);
        Assert.That(() => Formatter.Format(Some.Event("x"), null!), Throws.ArgumentNullException);
    }

    static bool CanBeRendered(LogEvent logEvent)
    {
        try
        {
            logEvent.RenderMessage();
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
