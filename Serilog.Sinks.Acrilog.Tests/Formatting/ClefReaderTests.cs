using System.Diagnostics;
using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Formatting;

public sealed class ClefReaderTests
{
    [Test]
    public void Every_field_arrives()
    {
        var read = ReadClef.Event("""
            {"@t":"2026-11-22T13:45:30.1230001+01:00","@mt":"{User} took {Ms:0.0} ms","@r":["1.5"],"@l":"Warning","@x":"Boom: no\n   at here","@tr":"0af7651916cd43dd8448eb211c80319c","@sp":"b7ad6b7169203331","@i":"7a8b9c0d","User":"me","Ms":1.51,"@@at":true}
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Timestamp, Is.EqualTo(new DateTimeOffset(2026, 11, 22, 13, 45, 30, 123, TimeSpan.FromHours(1)).AddTicks(1)));
            Assert.That(read.Timestamp.Offset, Is.EqualTo(TimeSpan.FromHours(1)));
            Assert.That(read.MessageTemplate.Text, Is.EqualTo("{User} took {Ms:0.0} ms"));
            Assert.That(read.RenderMessage(), Is.EqualTo("\"me\" took 1.5 ms"));
            Assert.That(read.Level, Is.EqualTo(LogEventLevel.Warning));
            Assert.That(read.Exception!.ToString(), Is.EqualTo("Boom: no\n   at here"));
            Assert.That(read.Exception.Message, Is.EqualTo("Boom: no"));
            Assert.That(read.TraceId.ToString(), Is.EqualTo("0af7651916cd43dd8448eb211c80319c"));
            Assert.That(read.SpanId.ToString(), Is.EqualTo("b7ad6b7169203331"));
            Assert.That(read.Properties.Select(p => $"{p.Key}={p.Value}"), Is.EqualTo(["@i=\"7a8b9c0d\"", "User=\"me\"", "Ms=1.51", "@at=True"]));
        }
    }

    [TestCase("{}")]
    [TestCase("""{"@t":null,"@mt":null,"@m":null,"@l":null,"@x":null,"@r":null,"@tr":null,"@sp":null}""")]
    [TestCase("""{"@t":"","@mt":"","@m":"","@l":"","@x":"","@r":"","@tr":"","@sp":""}""")]
    public void What_is_missing_null_or_empty_has_its_default(string line)
    {
        var read = ReadClef.Event(line);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Timestamp, Is.EqualTo(ReadClef.Received));
            Assert.That((read.Level, read.Exception, read.TraceId, read.SpanId), Is.EqualTo((LogEventLevel.Information, (Exception?)null, (ActivityTraceId?)null, (ActivitySpanId?)null)));
            Assert.That((read.RenderMessage(), read.MessageTemplate.Text), Is.EqualTo(("", "")));
            Assert.That(read.Properties, Is.Empty);
        }
    }

    [TestCase("2026-11-22T13:45:30Z", "2026-11-22T15:45:30.0000000+02:00")]
    [TestCase("2026-11-22T13:45:30+00:00", "2026-11-22T15:45:30.0000000+02:00")]
    [TestCase("2026-11-22T13:45:30.123456789-09:30", "2026-11-22T13:45:30.1234567-09:30")]
    [TestCase("2026-11-22T13:45:30,5+0100", "2026-11-22T13:45:30.5000000+01:00")]
    [TestCase("2026-11-22 13:45:30.5 +01", "2026-11-22T13:45:30.5000000+01:00")]
    [TestCase("2026-11-22t13:45z", "2026-11-22T15:45:00.0000000+02:00")]
    [TestCase("2026-11-22T13:45:30.5", "2026-11-22T13:45:30.5000000+02:00")]
    [TestCase(" 2026-11-22\n", "2026-11-22T00:00:00.0000000+02:00")]
    [TestCase("2016-12-31T23:59:60Z", "2017-01-01T01:59:59.9999999+02:00")]
    [TestCase("9999-12-31T23:59:59Z", "9999-12-31T23:59:59.0000000+00:00")]
    [TestCase("0001-01-01T00:00:00-14:00", "0001-01-01T00:00:00.0000000-14:00")]
    public void A_time_is_read_in_any_form_that_is_common(string text, string expected) => Assert.That(
        ReadClef.With($"\"@t\":{System.Text.Json.JsonSerializer.Serialize(text)}").Timestamp.ToString("O", CultureInfo.InvariantCulture), Is.EqualTo(expected));

    [TestCase("\"yesterday\"")]
    [TestCase("\"2026-02-30T00:00:00Z\"")]
    [TestCase("\"0000-01-01\"")]
    [TestCase("\"2026-11-22T24:00:00Z\"")]
    [TestCase("\"2026-11-22T13:45:30+15:00\"")]
    [TestCase("\"0001-01-01T00:00:00+01:00\"")]
    [TestCase("\"9999-12-31T23:59:59-01:00\"")]
    [TestCase("\"٢٠٢٦-11-22\"")]
    [TestCase("1700000000.5")]
    [TestCase("{}")]
    public void A_time_that_is_none_is_kept_and_the_time_of_receipt_counts(string json)
    {
        var read = ReadClef.With($"\"@t\":{json}");

        Assert.That(read.Timestamp, Is.EqualTo(ReadClef.Received));
        Assert.That(new CompactJsonFormatter().Render(read), Does.EndWith($",\"@@t\":{json}}}{Environment.NewLine}"));
    }

    [TestCase("trace Verbose VRB finest", LogEventLevel.Verbose)]
    [TestCase("DEBUG debug dbg Dbug", LogEventLevel.Debug)]
    [TestCase("info Information INFO inf notice", LogEventLevel.Information)]
    [TestCase("warn WARNING Warning wrn", LogEventLevel.Warning)]
    [TestCase("err ERROR error Severe EROR", LogEventLevel.Error)]
    [TestCase("fatal CRITICAL crit panic FTL", LogEventLevel.Fatal)]
    public void A_level_is_known_by_many_names(string names, LogEventLevel level)
    {
        foreach (var name in names.Split(' '))
        {
            var read = ReadClef.With($"\"@l\":\"{name} \"");

            Assert.That((read.Level, read.Properties.Count), Is.EqualTo((level, 0)), name);
        }
    }

    [TestCase("\"loud\"")]
    [TestCase("\"42\"")]
    [TestCase("30")]
    [TestCase("[\"error\"]")]
    public void An_unknown_level_is_Information_and_is_kept(string json)
    {
        var read = ReadClef.With($"\"@l\":{json}");

        Assert.That(read.Level, Is.EqualTo(LogEventLevel.Information));
        Assert.That(new CompactJsonFormatter().Render(read), Does.EndWith($",\"@@l\":{json}}}{Environment.NewLine}"));
    }

    [TestCase("{User} {0:X} {{x}} }} {")]
    [TestCase("${jndi:ldap://host/a}")]
    [TestCase("{User,1000000000:D999999999}")]
    public void A_message_never_becomes_a_template_not_even_when_it_is_relayed_on(string text)
    {
        var fields = $"\"@m\":{System.Text.Json.JsonSerializer.Serialize(text)},\"User\":\"me\",\"0\":7";
        var once = ReadClef.With(fields);
        var twice = ReadClef.Event(new CompactJsonFormatter().Render(once));

        Assert.That(new[] { once, twice }.Select(e => e.RenderMessage()), Is.EqualTo([text, text]));
        Assert.That(new MessageTemplateTextFormatter("{Message:lj}").Render(once), Is.EqualTo(text));
    }

    [Test]
    public void A_template_comes_before_a_message_and_what_is_no_string_is_a_message()
    {
        Assert.That(ReadClef.With("""  "@m":"rendered","@mt":"{A}","A":1 """).RenderMessage(), Is.EqualTo("1"));
        Assert.That(ReadClef.With(""" "@m":42 """).RenderMessage(), Is.EqualTo("42"));
        Assert.That(ReadClef.With(""" "@mt":{"A":"{A}"},"A":1 """).RenderMessage(), Is.EqualTo("{\"A\":\"{A}\"}"));
    }

    [TestCase("\"Traceback (most recent call last):\\n  File \\\"a.py\\\"\\nValueError: {x}\"", "Traceback (most recent call last):\n  File \"a.py\"\nValueError: {x}")]
    [TestCase("{\"name\":\"TypeError\", \"ü\":1}", "{\"name\":\"TypeError\", \"ü\":1}")]
    [TestCase("false", "false")]
    public void An_exception_prints_as_it_was_written(string json, string text)
    {
        var read = ReadClef.With($"\"@x\":{json}");

        Assert.That(read.Exception!.ToString(), Is.EqualTo(text));
        Assert.That(new MessageTemplateTextFormatter("{Exception}").Render(read), Is.EqualTo(text.ReplaceLineEndings() + Environment.NewLine));
    }

    [TestCase("\"0AF7651916CD43DD8448EB211C80319C\"", "0af7651916cd43dd8448eb211c80319c", 0)]
    [TestCase("\"12345\"", null, 1)]
    [TestCase("12345", null, 1)]
    [TestCase("\"zzf7651916cd43dd8448eb211c80319c\"", null, 1)]
    public void A_trace_that_is_none_is_kept(string json, string? trace, int kept)
    {
        var read = ReadClef.With($"\"@tr\":{json}");

        Assert.That((read.TraceId?.ToString(), read.Properties.Count), Is.EqualTo((trace, kept)));
    }

    [Test]
    public void Names_with_an_at_sign_are_those_of_the_user() => Assert.That(
        ReadClef.With(""" "@@t":1,"@@@":2,"@foo":3,"@":4,"a@b":5,"$type":6,"":7,"@i":8 """).Properties.Select(p => p.Key + p.Value),
        Is.EqualTo(["@t1", "@@2", "@foo3", "@4", "a@b5", "$type6", "(unnamed)7", "@i8"]));

    [Test]
    public void The_last_of_two_counts() => Assert.That(
        new CompactJsonFormatter().Render(ReadClef.With(""" "@mt":"a","A":1,"@l":"Error","B":{"x":1,"y":2,"x":3},"@mt":"b","A":2,"@l":"Debug" """)),
        Does.EndWith("\"@mt\":\"b\",\"@l\":\"Debug\",\"A\":2,\"B\":{\"x\":3,\"y\":2}}" + Environment.NewLine));

    [Test]
    public void A_mark_a_newline_and_blanks_are_no_part_of_the_line()
    {
        byte[] line = [.. Encoding.UTF8.Preamble, .. "  {\"@m\" : \"x\"}\r\n"u8];

        Assert.That(ReadClef.Event(line).RenderMessage(), Is.EqualTo("x"));
    }

    [Test]
    public void A_blank_line_is_told_from_a_broken_one() => Assert.That(
        (ClefReader.IsBlank(" \t\r\n"u8), ClefReader.IsBlank(""u8), ClefReader.IsBlank("\ufeff\n"u8), ClefReader.IsBlank(" x"u8)),
        Is.EqualTo((true, true, true, false)));
}
