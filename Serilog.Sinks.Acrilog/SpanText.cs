using System.Globalization;
using System.Text.RegularExpressions;
using Serilog.Sinks.Acrilog.Formatting;

namespace Serilog.Sinks.Acrilog;

/// <summary>
/// Times as people write them: whole numbers with the units w, d, h, m, s and ms, the largest first, each at most once. Small letters
/// only, since a capital M is a month to many.
/// </summary>
static partial class SpanText
{
    // The words are not read: they tell which unit was meant.
    static readonly (string Name, string Word, TimeSpan Length)[] Units =
    [
        ("w", "weeks", TimeSpan.FromDays(7)), ("d", "days", TimeSpan.FromDays(1)), ("h", "hours", TimeSpan.FromHours(1)),
        ("m", "minutes", TimeSpan.FromMinutes(1)), ("s", "seconds", TimeSpan.FromSeconds(1)), ("ms", "milliseconds", TimeSpan.FromMilliseconds(1)),
    ];

    /// <exception cref="ArgumentException">The text is no time, none at all, or more than a TimeSpan holds.</exception>
    public static TimeSpan Parse(string text, string setting)
    {
        var match = Form().Match(text);
        var ticks = Units.Sum(unit => match.Groups[unit.Name] is { Success: true } group
            ? decimal.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) * unit.Length.Ticks
            : 0);
        if (ticks is > 0 and <= long.MaxValue) return TimeSpan.FromTicks((long)ticks);
        throw new ArgumentException($"{setting} is \"{text}\"; it must be whole numbers of w, d, h, m, s and ms (weeks, days, hours, minutes, seconds, "
            + "milliseconds), the largest first, more than zero, such as \"14d\" or \"1d12h\"." + NearestName.Question(Nearest(text)), setting);
    }

    /// <summary>The unit, with its word, that the first unknown one is most like.</summary>
    static string? Nearest(string text)
    {
        var unknown = Letters().Matches(text).Select(match => match.Value).FirstOrDefault(name => !Units.Any(unit => unit.Name == name));
        if (unknown is null) return null;
        var names = Units.SelectMany(unit => new[] { unit.Name, unit.Word }).ToArray();
        // Many write mins and secs.
        var nearest = NearestName.Of(unknown, names) ?? NearestName.Of(unknown.TrimEnd('s'), names);
        var (known, word, _) = Units.FirstOrDefault(unit => unit.Name == nearest || unit.Word == nearest);
        return known is null ? null : $"{known} ({word})";
    }

    [GeneratedRegex("[A-Za-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    [GeneratedRegex(@"^\s*((?<w>[0-9]{1,12})\s*w\s*)?((?<d>[0-9]{1,12})\s*d\s*)?((?<h>[0-9]{1,12})\s*h\s*)?"
        + @"((?<m>[0-9]{1,12})\s*m(?!s)\s*)?((?<s>[0-9]{1,12})\s*s\s*)?((?<ms>[0-9]{1,12})\s*ms\s*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
