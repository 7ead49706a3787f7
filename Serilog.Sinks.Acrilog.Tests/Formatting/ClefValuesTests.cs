using System.Text;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Formatting;

public sealed class ClefValuesTests
{
    [TestCase("0", 0L)]
    [TestCase("-1", -1L)]
    [TestCase("9223372036854775807", long.MaxValue)]
    [TestCase("18446744073709551615", ulong.MaxValue)]
    [TestCase("-0", -0.0)]
    [TestCase("1e5", 1e5)]
    [TestCase("1.5E-10", 1.5e-10)]
    [TestCase("1.7976931348623157e+308", double.MaxValue)]
    [TestCase("5e-324", double.Epsilon)]
    [TestCase("3.4028235E+38", 3.4028235e38)]
    public void A_number_has_the_type_that_holds_it(string json, object expected) =>
        Assert.That(Value(json), Is.TypeOf(expected.GetType()).And.EqualTo(expected));

    [TestCase("1.10")]
    [TestCase("0.000")]
    [TestCase("18446744073709551616")]
    [TestCase("-79228162514264337593543950335")]
    [TestCase("0.1000000000000000055511151231")]
    public void A_number_that_a_decimal_holds_to_the_last_zero_is_one(string json)
    {
        Assert.That(Value(json), Is.TypeOf<decimal>());
        Assert.That(ReadClef.With($"\"V\":{json}").Properties["V"].ToString(), Is.EqualTo(json));
    }

    [TestCase("1e400")]
    [TestCase("-1e-400")]
    [TestCase("1e99999999999999999999")]
    [TestCase("123456789012345678901234567890123456789")]
    [TestCase("0.1000000000000000055511151231257827021181583404541015625")]
    [TestCase("1.000000000000000000000000000000000000000000000000000000000000000000000001")]
    public void A_number_that_no_type_holds_keeps_its_digits_and_is_text_in_JSON(string json)
    {
        var read = ReadClef.With($"\"@mt\":\"{{V}} {{V:N2}}\",\"V\":{json}");

        Assert.That(read.RenderMessage(), Is.EqualTo($"{json} {json}"));
        Assert.That(new CompactJsonFormatter().Render(read), Does.Contain($"\"V\":\"{json}\"}}"));
    }

    [Test]
    public void A_string_is_what_was_escaped_a_lone_surrogate_too() => Assert.That(
        Value("""
            "\ud800 \udc00 \ud83d\ude00 \u00E9ä€😀\/\"\\\b\f\n\r\t"
            """), Is.EqualTo("\ud800 \udc00 😀 éä€😀/\"\\\b\f\n\r\t"));

    [Test]
    public void Bytes_that_are_no_UTF8_do_not_cost_the_event()
    {
        byte[] line = [.. "{\"V\":\"a"u8, 0xFF, .. "\\n"u8, 0xC3, .. "\",\"W"u8, 0x80, .. "\":1}"u8];

        Assert.That(ReadClef.Event(line).Properties.Select(p => p.Key + p.Value), Is.EqualTo(["V\"a\ufffd\n\ufffd\"", "W\ufffd1"]));
    }

    [TestCase("null")]
    [TestCase("[1,\"a\",[],{}]")]
    [TestCase("{\"X\":1,\"In ner\":{\"$type\":\"T\"},\"$type\":\"Tag\"}")]
    [TestCase("{\"$type\":7,\"X\":null}")]
    [TestCase("{\"\":1,\" \":2,\"x\":3,\"$type\":\"T\"}")]
    public void A_compound_is_written_again_as_it_came(string json) =>
        Assert.That(new CompactJsonFormatter().Render(ReadClef.With($"\"V\":{json}")), Does.EndWith($"\"V\":{json}}}{Environment.NewLine}"));

    [Test]
    public void A_type_tag_is_that_of_the_structure()
    {
        var structure = (StructureValue)ReadClef.With(""" "V":{"$type":"Point","X":1} """).Properties["V"];

        Assert.That((structure.TypeTag, structure.Properties.Count), Is.EqualTo(("Point", 1)));
    }

    [TestCase("{A,10:000}|{A:000}|{A,-6:000}|{A}", """["       005","005","005   "]""", "5", "       005|005|005   |5")]
    [TestCase("{A,6:000}|{A,8:000}", """["   005","     005"]""", "5", "   005|     005")]
    [TestCase("{A:HH:mm} {A}", """["13:45"]""", "\"2026-11-22T13:45:30\"", "13:45 2026-11-22T13:45:30")]
    [TestCase("{A:l} {A}", """["say"]""", "\"say\"", "say \"say\"")]
    [TestCase("{A:G}", """["NaN"]""", "\"NaN\"", "NaN")]
    [TestCase("{A:yyyy}", """["[2025, 2026]"]""", """["2025-01-01","2026-01-01"]""", "[2025, 2026]")]
    [TestCase("{A:x}", """["{ B: 0a }"]""", """{"B":10}""", "{ B: 0a }")]
    [TestCase("{A:x}", """["[(\"\": 0a)]"]""", """{"":10}""", "[(\"\": 0a)]")]
    [TestCase("{A:0.0} {B:0.0} {A:0.00}", """["one",null,2]""", "1.5", "one {B:0.0} 2")]
    [TestCase("{A:0.0} {A:0.00}", """["one",[],"three","four"]""", "1.5", "one 1.50")]
    [TestCase("{A:0.0}", "[]", "1.55", "1.6")]
    [TestCase("{A:0.0}", "7", "1.5", "1.5")]
    public void A_hole_shows_what_it_showed_where_it_was_logged(string template, string renderings, string json, string message)
    {
        var read = ReadClef.With($"\"A\":{json},\"@r\":{renderings},\"@mt\":\"{template}\"");

        Assert.That(read.RenderMessage(), Is.EqualTo(message));
        Assert.That(new MessageTemplateTextFormatter("{Message}").Render(read), Is.EqualTo(message));
    }

    [Test]
    public void A_date_under_a_format_shows_so_in_an_output_template_that_writes_strings_bare()
    {
        var read = ReadClef.With(""" "@mt":"at {A:HH:mm}","@r":["13:45"],"A":"2026-11-22T13:45:30" """);

        Assert.That(new MessageTemplateTextFormatter("{Message:lj}").Render(read), Is.EqualTo("at 13:45"));
    }

    [TestCase("{\"V\":NaN,\"W\":[-Infinity,Infinity],\"X\":\"NaN \\\"NaN\"}", "\"V\":\"NaN\",\"W\":[\"-Infinity\",\"Infinity\"],\"X\":\"NaN \\\"NaN\"}")]
    public void What_Python_writes_for_numbers_that_are_none_is_read(string line, string written) =>
        Assert.That(new CompactJsonFormatter().Render(ReadClef.Event(line)), Does.EndWith(written + Environment.NewLine));

    static object? Value(string json) => ((ScalarValue)ReadClef.Event(Encoding.UTF8.GetBytes($"{{\"V\":{json}}}")).Properties["V"]).Value;
}
