using System.Globalization;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>Tells where .NET writes the same date as UTF-8 and as a string.</summary>
static class DateText
{
    /// <summary>Whether <see cref="IUtf8SpanFormattable"/> gives the UTF-8 of <c>ToString</c> for dates and times of day.</summary>
    /// <remarks>
    /// It does not for the Hebrew calendar, whose numbers it misspells (<c>"כ</c> for <c>כ'</c>), and it throws on the format <c>t</c>
    /// where a surrogate begins the word for morning or afternoon. Other calendars but the Gregorian one are left to strings too:
    /// they are rare.
    /// </remarks>
    public static bool IsSameInUtf8(CultureInfo culture)
    {
        var dates = culture.DateTimeFormat;
        return dates.Calendar.GetType() == typeof(GregorianCalendar)
            && !BeginsWithSurrogate(dates.AMDesignator) && !BeginsWithSurrogate(dates.PMDesignator);
    }

    static bool BeginsWithSurrogate(string text) => text.Length > 0 && char.IsSurrogate(text[0]);
}
