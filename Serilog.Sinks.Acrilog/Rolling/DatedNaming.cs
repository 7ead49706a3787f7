using System.Globalization;

namespace Serilog.Sinks.Acrilog.Rolling;

/// <summary>Gives files the names that Serilog.Sinks.File 5 gives them, and recognises them: <c>app20261122.log</c>, then
/// <c>app20261122_001.log</c> for the next one of that period.</summary>
/// <remarks>A name is ours only if formatting what it says gives the same name again: <c>app20261122_1.log</c> is not.</remarks>
sealed class DatedNaming
{
    readonly string _prefix;
    readonly string _extension;
    readonly string _format;

    /// <param name="fileName">The configured file name without its folder, such as <c>app.log</c>.</param>
    /// <param name="interval">Decides how precise the date in a name is.</param>
    public DatedNaming(string fileName, RollingInterval interval)
    {
        _prefix = Path.GetFileNameWithoutExtension(fileName);
        _extension = Path.GetExtension(fileName);
        _format = interval switch
        {
            RollingInterval.Infinite => "",
            RollingInterval.Year => "yyyy",
            RollingInterval.Month => "yyyyMM",
            RollingInterval.Day => "yyyyMMdd",
            RollingInterval.Hour => "yyyyMMddHH",
            RollingInterval.Minute => "yyyyMMddHHmm",
            _ => throw new ArgumentOutOfRangeException(nameof(interval), interval, "Not a rolling interval."),
        };
    }

    /// <summary>The name of a file.</summary>
    public string Format(LogFileId id)
    {
        var date = _format.Length == 0 ? "" : id.Label.ToString(_format, CultureInfo.InvariantCulture);
        var number = id.Number == 0 ? "" : id.Number.ToString("'_'000", CultureInfo.InvariantCulture);
        return string.Concat(_prefix, date, number, _extension);
    }

    /// <summary>Which of our files has this name, if any.</summary>
    public bool TryParse(ReadOnlySpan<char> name, out LogFileId id)
    {
        id = default;
        if (name.Length < _prefix.Length + _format.Length + _extension.Length
            || !name.StartsWith(_prefix, StringComparison.Ordinal) || !name.EndsWith(_extension, StringComparison.Ordinal))
            return false;

        var middle = name[_prefix.Length..^_extension.Length];
        if (!TryParseDate(middle[.._format.Length], out var label)
            || !TryParseNumber(middle[_format.Length..], out var number))
            return false;

        id = new LogFileId(label, number);
        return name.SequenceEqual(Format(id));
    }

    bool TryParseDate(ReadOnlySpan<char> text, out DateTime date)
    {
        date = DateTime.MinValue;
        return _format.Length == 0
            || DateTime.TryParseExact(text, _format, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    static bool TryParseNumber(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        return text.IsEmpty
            || (text[0] == '_' && int.TryParse(text[1..], NumberStyles.None, CultureInfo.InvariantCulture, out number));
    }
}
