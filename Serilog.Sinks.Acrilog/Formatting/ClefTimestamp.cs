using System.Globalization;
using System.Text.RegularExpressions;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>Times as ISO 8601 and RFC 3339 write them, and <c>date</c> and <c>str(datetime)</c>.</summary>
static partial class ClefTimestamp
{
    const int LongestRead = 64;
    const int FractionDigits = 7;

    static readonly TimeSpan MaxOffset = TimeSpan.FromHours(14);

    /// <summary>
    /// The time; null where the text is none. Digits beyond a tick are cut off, a leap second is the end of the one before.
    /// </summary>
    /// <param name="text">Date, or date and time, with any offset or none.</param>
    /// <param name="here">
    /// The offset of a time that states none. One in UTC gets it too: the same instant, shown as the events around it are.
    /// </param>
    public static DateTimeOffset? Parse(string text, TimeSpan here)
    {
        if (text.Length > LongestRead || Iso8601().Match(text) is not { Success: true } match) return null;
        if (LocalTicks(match.Groups) is not { } ticks) return null;
        if (OffsetOf(match.Groups) is not { } offset) return At(ticks - here.Ticks, here);
        return offset.Duration() > MaxOffset ? null : At(ticks - offset.Ticks, offset == TimeSpan.Zero ? here : offset);
    }

    static long? LocalTicks(GroupCollection parts)
    {
        var (year, month, day) = (Number(parts["year"]), Number(parts["month"]), Number(parts["day"]));
        var (hour, minute, second) = (Number(parts["hour"]), Number(parts["minute"]), Number(parts["second"]));
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)) return null;
        if (hour > 23 || minute > 59 || second > 60) return null;
        var fraction = parts["fraction"].Value.PadRight(FractionDigits, '0')[..FractionDigits];
        if (second == 60) (second, fraction) = (59, new string('9', FractionDigits));
        return new DateTime(year, month, day, hour, minute, second).Ticks + int.Parse(fraction, CultureInfo.InvariantCulture);
    }

    static TimeSpan? OffsetOf(GroupCollection parts)
    {
        if (parts["utc"].Success) return TimeSpan.Zero;
        if (!parts["sign"].Success) return null;
        var offset = new TimeSpan(Number(parts["hours"]), Number(parts["minutes"]), 0);
        return parts["sign"].Value == "-" ? -offset : offset;
    }

    static DateTimeOffset? At(long utcTicks, TimeSpan offset)
    {
        if (!IsDate(utcTicks)) return null;
        return IsDate(utcTicks + offset.Ticks)
            ? new DateTimeOffset(utcTicks + offset.Ticks, offset)
            : new DateTimeOffset(utcTicks, TimeSpan.Zero);
    }

    static bool IsDate(long ticks) => ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;

    static int Number(Group digits) => digits.Success ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("""
        ^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})
        ([Tt\ ](?<hour>[0-9]{2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2})([.,](?<fraction>[0-9]+))?)?
        \ ?((?<utc>[Zz])|(?<sign>[+-])(?<hours>[0-9]{2})(:?(?<minutes>[0-9]{2}))?)?)?\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Iso8601();
}
