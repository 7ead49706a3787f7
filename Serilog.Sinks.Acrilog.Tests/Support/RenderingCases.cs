using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>FsCheck's way to make output templates with events for them: whatever users do, and some of what they had better not.</summary>
static class RenderingCases
{
    static readonly string[] Names = ["A", "B", "Level", "Timestamp", "Message", "Exception", "0", "1", "Properties", "TraceId", "Ünï"];

    static readonly string?[] Formats =
    [
        null, "l", "j", "lj", "u", "w", "u3", "w4", "t4", "u0", "w12", "u99", "x", "O", "o", "R", "s", "G", "g", "N2", "X8", "D5", "E3", "P",
        "0.00", "000", "#,##0.0", "yyyy-MM-dd HH:mm:ss.fff zzz", "HH:mm:ss.f", "ss.fffffff", "ss.FFF", "d MMMM yyyy.ff", "MMMM fff d",
        "HH'f'ff", "ff:ff", "fffffffff", "yyyy.fff K", "tt f", "h\\:f", "boom", "Z9", "D", "B", "yyyy年MM月", "0ß0", "%f", "ddd.ff dddd", "HH\u0001ff", "HH=mm\nss", "%t", "U",
    ];

    static readonly string[] Texts =
    [
        "", " ", "plain", "[ ", "ä€", "😀", "\uD83D", "\uDE00", "\uD83D\uD83D\uDE00", "\t\r\n", "\u001B[31m", "\"", "\\", "}}", "{{", "{", "{}", "{ A }",
        "{a b}", "{A,}", "{A,0}", "{A:\n}", "\uED80", "퟿", "\u2028", "x\u0085y", "한국어",
    ];

    static readonly object?[] Scalars =
    [
        null, "", "plain", "say \"hi\"", "a\\b\t\r\n\u001B\u0007", "lone \uD83D", "\uDE00 lone", "😀", "\uED9F\uE000", "ß and ï", new string('x', 3000),
        true, false, 'c', '"', '\uD83D', '\uDE00', 'é', 0, -1, int.MaxValue, int.MinValue, 42L, long.MinValue, 7u, ulong.MaxValue, (short)-3, (ushort)3, (byte)200,
        (sbyte)-100, 1.5, -0.0, 0.1 + 0.2, double.NaN, double.NegativeInfinity, double.MaxValue, 1e-300, 1.5f, float.NaN, float.MaxValue,
        1.50m, -0.0m, decimal.MaxValue, new DateTime(2026, 3, 29, 1, 30, 0, DateTimeKind.Utc).AddTicks(1234567), DateTime.MinValue,
        new DateTime(2026, 3, 29, 1, 30, 0, DateTimeKind.Local), new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromMinutes(-570)),
        TimeSpan.FromTicks(123456789012), TimeSpan.MinValue, new DateOnly(2024, 2, 29), new TimeOnly(23, 59, 59, 999),
        new Guid("c56a4180-65aa-42ec-a945-5fd21dec0538"), DayOfWeek.Friday, (DayOfWeek)42, FileAttributes.Hidden | FileAttributes.System,
        new Uri("https://example.org/ü?q=1"), new BigInteger(1e30), (Half)1.5, Int128.MinValue, new Version(1, 2), typeof(Dictionary<string, int>),
        new OddFormattable(), new InvalidOperationException("line\nbreak"), new byte[] { 1, 2 },
    ];

    static readonly IFormatProvider?[] Providers =
    [
        null, null, null, CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("de-DE"), CultureInfo.GetCultureInfo("fr-FR"), CultureInfo.GetCultureInfo("ar-SA"),
        CultureInfo.GetCultureInfo("he-IL"), CultureInfo.GetCultureInfo("th-TH"), CultureInfo.GetCultureInfo("cs-CZ"), CultureInfo.GetCultureInfo("fa-IR"), CultureInfo.GetCultureInfo("ff-Adlm"), Hebrew(),
        WithFractions(), new ShoutingProvider(), new NumberFormatInfo { NegativeSign = "minus\uD83D" },
    ];

    static readonly string[] Alignments = ["", "", "", ",3", ",-3", ",12", ",-40", ",120"];

    static readonly Gen<string> Hole =
        from name in Gen.Elements([.. Names, "NewLine", "SpanId", "Missing", "Message", "Message", "UtcTimestamp", "UtcTimestamp"])
        from hint in Gen.Elements("", "", "", "@", "$")
        from alignment in Gen.Elements(Alignments)
        from format in Gen.Elements(Formats)
        select $"{{{hint}{name}{alignment}{(format is null ? "" : ":" + format)}}}";

    static readonly Gen<string> Template = Gen.OneOf(Hole, Hole, Gen.Elements(Texts)).ListOf().Select(string.Concat);

    static readonly Gen<LogEventPropertyValue> Scalar =
        Gen.Elements(Scalars).Select(LogEventPropertyValue (value) => new ScalarValue(value));

    static readonly Gen<LogEventPropertyValue> Odd = Gen.Elements<LogEventPropertyValue>(
        new OddValue("va\uD83D\uDE00lue"), new OddScalar("text"), new OddScalar(5));

    static readonly Gen<DateTimeOffset> Instant =
        from seconds in Gen.Choose(0, 3)
        from ticks in Gen.Choose(0, 9_999_999)
        from offset in Gen.Elements(-570, 0, 60, 840)
        select new DateTimeOffset(2026, 11, 22, 13, 45, 58, TimeSpan.FromMinutes(offset)).AddSeconds(seconds).AddTicks(ticks);

    static readonly Gen<LogEvent> Event =
        from at in Instant
        from level in Gen.Choose(-1, 7)
        from message in Template
        from exception in Gen.Elements<Exception?>(null, new InvalidOperationException("no\u001B"), new AggregateException(new FormatException("{A}\uD83D")))
        from names in Gen.SubListOf(Names)
        from values in Value(2).ListOf(names.Count)
        from traced in Gen.Choose(0, 2)
        select new LogEvent(at, (LogEventLevel)level, exception, new MessageTemplateParser().Parse(message),
            names.Zip(values, (name, value) => new LogEventProperty(name, value)),
            traced > 0 ? ActivityTraceId.CreateFromString("0af7651916cd43dd8448eb211c80319c") : default,
            traced > 1 ? ActivitySpanId.CreateFromString("b7ad6b7169203331") : default);

    public static Arbitrary<RenderingCase> All() =>
        (from template in Template
         from provider in Gen.Elements(Providers)
         from logEvent in Event
         select new RenderingCase(template, provider, logEvent)).ToArbitrary();

    static Gen<LogEventPropertyValue> Value(int depth)
    {
        if (depth == 0) return Scalar;
        var inner = Value(depth - 1).ListOf(2);
        return Gen.Frequency(
            (8, Scalar),
            (1, inner.Select(LogEventPropertyValue (v) => new SequenceValue(v))),
            (1, inner.Select(LogEventPropertyValue (v) => new StructureValue(v.Select((x, i) => new LogEventProperty($"P\"{i}", x)), "Tag\n"))),
            (1, inner.Select(LogEventPropertyValue (v) => new StructureValue(v.Take(1).Select(x => new LogEventProperty("One", x))))),
            (1, inner.Select(LogEventPropertyValue (v) => new DictionaryValue(v.Select((x, i) =>
                new KeyValuePair<ScalarValue, LogEventPropertyValue>(new ScalarValue(i == 0 ? null : "k\uD83D"), x))))),
            (1, Odd));
    }

    static CultureInfo Hebrew()
    {
        var culture = new CultureInfo("he-IL");
        culture.DateTimeFormat.Calendar = new HebrewCalendar();
        return culture;
    }

    static CultureInfo WithFractions()
    {
        var culture = new CultureInfo("en-GB");
        culture.DateTimeFormat.LongTimePattern = "HH:mm:ss.fff";
        return culture;
    }
}
