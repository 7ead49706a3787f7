using System.Diagnostics;
using System.Numerics;
using System.Text;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>One event for each kind of value that Serilog keeps, with every format string worth asking it for.</summary>
static class ScalarTable
{
    static readonly string?[] NumberFormats = [null, "0.000", "N2", "X8", "D5", "E3"];
    static readonly string?[] TimeFormats = [null, "O", "yyyy-MM-dd,HH:mm:ss.ffffff", "R"];

    static readonly (object? Value, string?[] Formats)[] Values =
    [
        (null, [null]),
        ("plain", [null, "l"]),
        ("say \"hi\"\\ {braces}\tä€𝄞", [null, "l"]),
        ("lone \uD800 surrogate \uDC00", [null, "l"]),
        (new string('x', 70_000), [null]),
        ("", [null, "l"]),
        (true, [null]), (false, [null]),
        ('c', [null]), ('\uD800', [null]), ('"', [null]),
        (sbyte.MinValue, NumberFormats), (byte.MaxValue, NumberFormats),
        (short.MinValue, NumberFormats), (ushort.MaxValue, NumberFormats),
        (int.MinValue, NumberFormats), (uint.MaxValue, NumberFormats),
        (long.MinValue, NumberFormats), (ulong.MaxValue, NumberFormats),
        (1.5f, [null, "0.000"]), (float.NaN, [null]), (float.NegativeInfinity, [null]), (float.Epsilon, [null, "R"]),
        (0.1 + 0.2, [null, "R", "0.000"]), (-0.0, [null, "0.0"]), (double.NaN, [null]), (double.PositiveInfinity, [null]), (double.MaxValue, [null]),
        (1.50m, [null, "0.0"]), (decimal.MinValue, [null]), (0.00m, [null]), (-0.0m, [null]),
        (new DateTime(2026, 3, 29, 1, 30, 0, DateTimeKind.Unspecified), TimeFormats),
        (new DateTime(2026, 3, 29, 1, 30, 0, DateTimeKind.Utc), TimeFormats),
        (new DateTime(2026, 6, 29, 1, 30, 0, DateTimeKind.Local).AddTicks(1234567), TimeFormats),
        (DateTime.MinValue, [null]), (DateTime.MaxValue, [null, "O"]),
        (new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromMinutes(-570)), TimeFormats),
        (TimeSpan.FromTicks(123456789012), [null, "c", "g", "hh\\:mm"]), (TimeSpan.MinValue, [null]),
        (new DateOnly(2024, 2, 29), [null, "yyyy/MM/dd"]), (new TimeOnly(23, 59, 59, 999), [null, "HH:mm:ss.fff"]),
        (new Guid("c56a4180-65aa-42ec-a945-5fd21dec0538"), [null, "N", "B", "P"]),
        (new Uri("https://example.org/a%20b/ü?q=1#f"), [null]), (new Uri("relative/path", UriKind.Relative), [null]),
        (DayOfWeek.Sunday, [null, "G", "D", "X", "F"]), ((DayOfWeek)42, [null, "D", "x"]),
        (FileAttributes.Hidden | FileAttributes.System, [null, "G", "F", "D", "X"]),
        (Wide.Top, [null, "D", "X"]), (Narrow.Low, [null, "d", "X"]),
        (typeof(Dictionary<string, int>), [null, "l"]),
        (new BigInteger(1e30), [null, "N0", "X"]), (new Version(1, 2, 3), [null]), ((Half)1.5, [null, "0.00"]),
        (Int128.MinValue, [null, "N0"]), (new Rune(0x1D11E), [null]),
    ];

    enum Wide : ulong { Top = ulong.MaxValue }

    enum Narrow : sbyte { Low = -1 }

    public static IEnumerable<LogEvent> Events()
    {
        foreach (var (value, formats) in Values)
            foreach (var format in formats.Where(f => IsTakenBy(value, f)))
                yield return Event(Template(format), new LogEventProperty("Value", new ScalarValue(value)));

        var number = new ScalarValue(1.5m);
        var text = new ScalarValue("a \"b\"");
        var sequence = new SequenceValue([number, text, new ScalarValue(null), new SequenceValue([])]);
        var structure = new StructureValue([new("X", number), new("Inner", new StructureValue([new("Y", sequence)], "Tagged"))], null);
        var dictionary = new DictionaryValue([new(new ScalarValue("k"), structure), new(new ScalarValue(7), sequence)]);
        foreach (var value in new LogEventPropertyValue[] { sequence, structure, dictionary, new SequenceValue([new ScalarValue(DayOfWeek.Friday)]) })
            foreach (var format in new[] { null, "l", "j", "0.00" })
                yield return Event(Template(format), new LogEventProperty("Value", value));

        yield return Event("positional {0} and {1:000}, missing {Gone}, {{escaped}}", new("0", text), new("1", new ScalarValue(5)));
        yield return Event("{Aligned,12}|{Aligned,-12}|{@Destructured}|{$Stringified}", new("Aligned", number), new("Destructured", structure), new("Stringified", text));
        yield return Event("not a hole: { x } {", new LogEventProperty("Extra", text));
        yield return Event("", []);
        foreach (var level in Enum.GetValues<LogEventLevel>()) yield return Some.Event("a level", level);
        yield return Some.Event("failed", LogEventLevel.Error, exception: Failure.Thrown());
        yield return Some.Event("never thrown", LogEventLevel.Fatal, exception: new NotSupportedException("no stack"));
        yield return Some.Event("far west", at: new DateTimeOffset(1999, 12, 31, 23, 59, 59, TimeSpan.FromMinutes(-720)).AddTicks(7));
        yield return Traced();
    }

    static LogEvent Traced() => new(Some.Instant, LogEventLevel.Information, null, new MessageTemplateParser().Parse("traced"), [],
        ActivityTraceId.CreateFromString("0af7651916cd43dd8448eb211c80319c"), ActivitySpanId.CreateFromString("b7ad6b7169203331"));

    static string Template(string? format) => format is null ? "value {Value}" : $"value {{Value:{format}}}";

    static LogEvent Event(string template, params LogEventProperty[] properties) => Some.Event(template, properties: properties);

    // Serilog lets a FormatException out of rendering; such an event never reaches any file, in the worker or the parent.
    static bool IsTakenBy(object? value, string? format)
    {
        try
        {
            _ = (value as IFormattable)?.ToString(format, null);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
