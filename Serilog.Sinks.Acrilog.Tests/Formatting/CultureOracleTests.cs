using System.Globalization;
using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Formatting;

/// <summary>Every culture of the system, with each calendar it has: Serilog's own formatter says what is right.</summary>
public sealed class CultureOracleTests
{
    static readonly string Dates = string.Concat(
        from hole in new[] { "Timestamp", "UtcTimestamp", "DateTime", "Offset" }
        from format in new[] { "", ":d", ":D", ":G", ":o", ":%d", ":%M", ":%t", ":gg yy MMM ddd tt", ":d MMMM yyyy", ":yyyy-MM-dd HH:mm:ss.fff zzz", ":yyyy年MM月" }
        select $"{{{hole}{format}}}|");

    const string DaysAndTimes = "{Day}|{Day:D}|{Day:m}|{Day:d MMMM yyyy}|{Time}|{Time:T}|{Time:%t}|{Time:h:mm tt}|";

    const string Numbers = "{Int}|{Int:N0}|{Int:C}|{Long:D9}|{Double}|{Double:E2}|{Double:P}|{Nan}|{Float}|{Decimal:C2}|{Decimal}|{Span}|{Span:G}|{Id}|";

    static readonly LogEvent[] Events = [.. new[]
    {
        new DateTimeOffset(2026, 11, 28, 13, 45, 30, 123, TimeSpan.FromHours(2)), new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromHours(-3.5)),
    }.Select(Event)];

    [Test]
    public void Dates_and_times_have_the_bytes_that_Serilog_gives_them_in_every_culture_and_calendar()
    {
        foreach (var culture in CulturesWithCalendars()) AssertSame(Dates + DaysAndTimes, culture);
    }

    [Test]
    public void Numbers_have_the_bytes_that_Serilog_gives_them_in_every_culture()
    {
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.AllCultures)) AssertSame(Numbers, culture);
    }

    static IEnumerable<CultureInfo> CulturesWithCalendars()
    {
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.AllCultures))
        {
            yield return culture;
            foreach (var calendar in culture.OptionalCalendars)
            {
                var other = (CultureInfo)culture.Clone();
                other.DateTimeFormat.Calendar = calendar;
                yield return other;
            }
        }
    }

    static void AssertSame(string template, CultureInfo culture)
    {
        var (ours, serilogs) = (new LevelTemplateFormatter(template, formatProvider: culture, escapeControlCharacters: false), new MessageTemplateTextFormatter(template, culture));
        foreach (var logEvent in Events)
            Assert.That(ours.Render(logEvent), Is.EqualTo(serilogs.Render(logEvent)), $"{culture} {culture.DateTimeFormat.Calendar}");
    }

    static LogEvent Event(DateTimeOffset at) => Some.Event("x", at: at, properties: [.. new (string Name, object Value)[]
    {
        ("DateTime", at.DateTime), ("Offset", at), ("Day", DateOnly.FromDateTime(at.DateTime)), ("Time", TimeOnly.FromDateTime(at.DateTime)),
        ("Int", -1_234_567), ("Long", -42L), ("Double", -1234.5678), ("Nan", double.NaN), ("Float", 1.5f), ("Decimal", -1234.50m),
        ("Span", TimeSpan.FromSeconds(-100_000.25)), ("Id", Guid.Empty),
    }.Select(property => new LogEventProperty(property.Name, new ScalarValue(property.Value)))]);
}
