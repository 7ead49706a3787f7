using System.Diagnostics;
using System.Numerics;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>
/// What the compact log event format has for each kind of event and value; reviewed by hand against the source of
/// Serilog.Formatting.Compact 3.0 and Serilog 3.1.
/// </summary>
static class ClefLines
{
    const string T = "{\"@t\":\"2026-11-22T13:45:30.1230000Z\"";

    public static IEnumerable<ClefLine> All() => [.. Fields(), .. Renderings(), .. Scalars(), .. Compounds()];

    static IEnumerable<ClefLine> Fields()
    {
        yield return new("no properties", Some.Event("hello"), T + ",\"@mt\":\"hello\"}");
        yield return new("an empty message", Some.Event(""), T + ",\"@mt\":\"\"}");
        yield return new("time in UTC", Some.Event("x", at: new DateTimeOffset(2026, 1, 1, 0, 30, 0, TimeSpan.FromHours(5.75)).AddTicks(1)),
            "{\"@t\":\"2025-12-31T18:45:00.0000001Z\",\"@mt\":\"x\"}");
        foreach (var level in Enum.GetValues<LogEventLevel>().Where(l => l != LogEventLevel.Information))
            yield return new($"level {level}", Some.Event("x", level), $"{T},\"@mt\":\"x\",\"@l\":\"{level}\"}}");
        yield return new("a level without a name", Some.Event("x", (LogEventLevel)42), T + ",\"@mt\":\"x\",\"@l\":\"42\"}");
        yield return new("an exception", Some.Event("x", LogEventLevel.Error, exception: new InvalidOperationException("no \"way\"", new FormatException("in\r\nner"))),
            $"{T},\"@mt\":\"x\",\"@l\":\"Error\",\"@x\":\"System.InvalidOperationException: no \\\"way\\\"{Newline}"
                + $" ---> System.FormatException: in\\r\\nner{Newline}   --- End of inner exception stack trace ---\"}}");
        yield return new("trace and span", Traced(spanned: true), T + ",\"@mt\":\"x\",\"@tr\":\"0af7651916cd43dd8448eb211c80319c\",\"@sp\":\"b7ad6b7169203331\"}");
        yield return new("a trace alone", Traced(spanned: false), T + ",\"@mt\":\"x\",\"@tr\":\"0af7651916cd43dd8448eb211c80319c\"}");
        yield return new("all of them, in order", new LogEvent(Some.Instant, LogEventLevel.Fatal, new TextOnly(), new MessageTemplateParser().Parse("{A:0.0}{B}"),
            [new("B", new ScalarValue(1)), new("A", new ScalarValue(2))], ActivityTraceId.CreateFromString("0af7651916cd43dd8448eb211c80319c"), ActivitySpanId.CreateFromString("b7ad6b7169203331")),
            T + ",\"@mt\":\"{A:0.0}{B}\",\"@r\":[\"2.0\"],\"@l\":\"Fatal\",\"@x\":\"text only\",\"@tr\":\"0af7651916cd43dd8448eb211c80319c\",\"@sp\":\"b7ad6b7169203331\",\"B\":1,\"A\":2}");
        yield return new("names with @", Some.Event("x", properties: [Is("@t", 1), Is("@@", 2), Is("@", 3), Is("a@b", 4)]),
            T + ",\"@mt\":\"x\",\"@@t\":1,\"@@@\":2,\"@@\":3,\"a@b\":4}");
        yield return new("names with quotes and blanks", Some.Event("x", properties: [Is("a \"b\"\n", 1), Is("ü", 2), Is("$type", 3)]),
            T + ",\"@mt\":\"x\",\"a \\\"b\\\"\\n\":1,\"ü\":2,\"$type\":3}");
        yield return new("braces and controls in a template", Some.Event("{{a}} {b c} \\ \t\u001b"), T + ",\"@mt\":\"{{a}} {b c} \\\\ \\t\\u001B\"}");
    }

    static IEnumerable<ClefLine> Renderings()
    {
        yield return Rendered("{A:000} {B} {A:X4}", "\"005\",\"0005\"", Is("A", 5));
        yield return Rendered("{A,6:000}|{A,-6:000}|{A,6}", "\"   005\",\"005   \"", Is("A", 5));
        yield return Rendered("{A:N1}", "\"1,234.5\"", Is("A", 1234.5));
        yield return Rendered("{Gone:000}", "\"{Gone:000}\"");
        yield return Rendered("{A:l} {A:q}", "\"say \\\"hi\\\"\",\"\\\"say \\\\\\\"hi\\\\\\\"\\\"\"", Is("A", "say \"hi\""));
        yield return Rendered("{0:00}{0:}", "\"07\"", Is("0", 7));
        yield return Rendered("{@A:0.0}", "\"[1.0, 2.0]\"", new LogEventProperty("A", new SequenceValue([new ScalarValue(1), new ScalarValue(2)])));
    }

    static IEnumerable<ClefLine> Scalars()
    {
        (object? Value, string Json)[] table =
        [
            (null, "null"), (true, "true"), (false, "false"), ("", "\"\""), ("a/b'<>&+", "\"a/b'<>&+\""), ("\"\\", "\"\\\"\\\\\""),
            ("\r\n\t\f\b\0\u001f", "\"\\r\\n\\t\\f\\u0008\\u0000\\u001F\""), ("\u007f\u0085\u2028\ufeff", "\"\u007f\u0085\u2028\ufeff\""),
            ("ä€😀", "\"ä€😀\""), ("\ud800 \udc00", "\"\ud800 \udc00\""), ('c', "\"c\""), ('"', "\"\\\"\""), ('\ud800', "\"\ud800\""),
            (sbyte.MinValue, "-128"), (byte.MaxValue, "255"), (short.MinValue, "-32768"), (ushort.MaxValue, "65535"), (int.MinValue, "-2147483648"),
            (uint.MaxValue, "4294967295"), (long.MinValue, "-9223372036854775808"), (ulong.MaxValue, "18446744073709551615"),
            (1.10m, "1.10"), (0.00m, "0.00"), (decimal.MinValue, "-79228162514264337593543950335"), (0.0000000000000000000000000001m, "0.0000000000000000000000000001"),
            (1.5, "1.5"), (-0.0, "-0"), (0.1 + 0.2, "0.30000000000000004"), (1e17, "1E+17"), (5e-324, "5E-324"), (double.MaxValue, "1.7976931348623157E+308"),
            (1.5f, "1.5"), (0.1f, "0.1"), (float.MaxValue, "3.4028235E+38"), (double.NaN, "\"NaN\""), (float.NaN, "\"NaN\""),
            (double.PositiveInfinity, "\"Infinity\""), (double.NegativeInfinity, "\"-Infinity\""), (float.NegativeInfinity, "\"-Infinity\""),
            (new DateTime(2026, 3, 29, 1, 30, 0, DateTimeKind.Unspecified), "\"2026-03-29T01:30:00.0000000\""),
            (new DateTime(2026, 3, 29, 1, 30, 0, DateTimeKind.Utc).AddTicks(1), "\"2026-03-29T01:30:00.0000001Z\""),
            (new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromMinutes(-570)), "\"2026-01-02T03:04:05.0000000-09:30\""),
            (TimeSpan.FromTicks(123456789012), "\"03:25:45.6789012\""), (TimeSpan.FromDays(-2), "\"-2.00:00:00\""),
            (new DateOnly(2024, 2, 29), "\"2024-02-29\""), (new TimeOnly(23, 59, 59, 999), "\"23:59:59.9990000\""),
            (DayOfWeek.Friday, "\"Friday\""), ((DayOfWeek)42, "\"42\""), (FileAttributes.Hidden | FileAttributes.System, "\"Hidden, System\""),
            (new Guid("c56a4180-65aa-42ec-a945-5fd21dec0538"), "\"c56a4180-65aa-42ec-a945-5fd21dec0538\""),
            (new Uri("https://example.org/ü?q=1"), "\"https://example.org/ü?q=1\""), (typeof(string), "\"System.String\""),
            (new BigInteger(12), "\"12\""), ((Half)1.5, "\"1.5\""), (new Version(1, 2), "\"1.2\""), (new TextOnly(), "\"text only\""),
        ];
        foreach (var (value, json) in table) yield return With($"{value?.GetType().Name ?? "null"} as {(json.All(c => c is > ' ' and < '\u007f') ? json : "text")}", new ScalarValue(value), json);
        var local = new DateTime(2026, 6, 29, 1, 30, 0, DateTimeKind.Local);
        yield return With("a local time has its offset", new ScalarValue(local), $"\"2026-06-29T01:30:00.0000000{local:zzz}\"");
    }

    static IEnumerable<ClefLine> Compounds()
    {
        var one = new ScalarValue(1);
        var tagged = new StructureValue([new("X", one), new("In ner", new StructureValue([], "Empty"))], "T\"ag");
        yield return With("an empty sequence", new SequenceValue([]), "[]");
        yield return With("a sequence", new SequenceValue([one, new ScalarValue(null), new SequenceValue([new ScalarValue("a")])]), "[1,null,[\"a\"]]");
        yield return With("an empty structure", new StructureValue([]), "{}");
        yield return With("a structure without a tag", new StructureValue([new("@X", one), new("@X", one)]), "{\"@X\":1,\"@X\":1}");
        yield return With("structures with a tag", tagged, "{\"X\":1,\"In ner\":{\"$type\":\"Empty\"},\"$type\":\"T\\\"ag\"}");
        yield return With("a dictionary", new DictionaryValue([new(new ScalarValue("k"), tagged), new(new ScalarValue(7), one), new(new ScalarValue(""), one), new(new ScalarValue(null), one)]),
            "{\"k\":{\"X\":1,\"In ner\":{\"$type\":\"Empty\"},\"$type\":\"T\\\"ag\"},\"7\":1,\"\":1,\"null\":1}");
    }

    // As it stands in a JSON string.
    static string Newline => Environment.NewLine.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    static ClefLine With(string rule, LogEventPropertyValue value, string json) =>
        new(rule, Some.Event("x", properties: new LogEventProperty("V", value)), $"{T},\"@mt\":\"x\",\"V\":{json}}}");

    static ClefLine Rendered(string template, string renderings, params LogEventProperty[] properties)
    {
        var json = string.Concat(properties.Select(p => $",\"{p.Name}\":{(p.Value is SequenceValue ? "[1,2]" : Json(((ScalarValue)p.Value).Value))}"));
        return new($"rendering {template}", Some.Event(template, properties: properties), $"{T},\"@mt\":\"{template}\",\"@r\":[{renderings}]{json}}}");
    }

    static string Json(object? value) => value is string text ? $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : FormattableString.Invariant($"{value}");

    static LogEventProperty Is(string name, object value) => new(name, new ScalarValue(value));

    static LogEvent Traced(bool spanned) => new(Some.Instant, LogEventLevel.Information, null, new MessageTemplateParser().Parse("x"), [],
        ActivityTraceId.CreateFromString("0af7651916cd43dd8448eb211c80319c"), spanned ? ActivitySpanId.CreateFromString("b7ad6b7169203331") : default);

    sealed class TextOnly : Exception
    {
        public override string ToString() => "text only";
    }
}
