using System.Globalization;
using System.Runtime.CompilerServices;

namespace Serilog.Sinks.Acrilog.Rolling;

/// <summary>Gives files the names that Serilog.Sinks.File 5 gives them, and recognises them: <c>app20261122.log</c>, then
/// <c>app20261122_001.log</c> for the next one of that period; <c>app20261122.log.gz</c> is the first, compressed.</summary>
/// <remarks>A name is ours only if formatting what it says gives the same name again: <c>app20261122_1.log</c> is not.</remarks>
/// <param name="fileName">The configured file name without its folder, such as <c>app.log</c>.</param>
/// <param name="dateFormat">How precise the date in a name is; empty for none.</param>
/// <param name="firstNumber">0 if the first file of a period has no number in its name, 1 if every file has one.</param>
sealed class DatedNaming(string fileName, string dateFormat, int firstNumber = 0)
{
    /// <summary>What a compressed file has after the name it had before.</summary>
    public const string CompressedSuffix = ".gz";

    // Nobody has so many files; after a larger number there might be no next one, and somebody's stray file would end the log.
    const int LargestReadNumber = 999_999_999;

    readonly string _prefix = Path.GetFileNameWithoutExtension(fileName);
    readonly string _extension = Path.GetExtension(fileName);

    /// <summary>The configured file name.</summary>
    public string FileName => fileName;

    /// <summary>How precise the date in a name is; empty for none.</summary>
    public string DateFormat => dateFormat;

    /// <summary>The number of the first file of a period.</summary>
    public int FirstNumber => firstNumber;

    /// <summary>The first file of a period.</summary>
    public LogFileId FirstOf(DateTime label) => new(label, firstNumber);

    /// <summary>What the names of all files of a period begin with.</summary>
    public string BeginningOf(DateTime label) =>
        dateFormat.Length == 0 ? _prefix : string.Concat(_prefix, label.ToString(dateFormat, CultureInfo.InvariantCulture));

    /// <summary>The name of a file.</summary>
    public string Format(LogFileId id)
    {
        var number = id.Number == 0 ? "" : id.Number.ToString("'_'000", CultureInfo.InvariantCulture);
        return string.Concat(BeginningOf(id.Label), number, _extension);
    }

    /// <summary>The name of a file, or that of its compressed form.</summary>
    public string Format(LogFileId id, bool compressed) => compressed ? Format(id) + CompressedSuffix : Format(id);

    /// <summary>Which of our files has this name, if any, and whether it is compressed.</summary>
    public bool TryParse(ReadOnlySpan<char> name, out LogFileId id, out bool compressed)
    {
        compressed = false;
        if (TryParse(name, out id)) return true;
        compressed = name.EndsWith(CompressedSuffix, StringComparison.Ordinal);
        return compressed && TryParse(name[..^CompressedSuffix.Length], out id);
    }

    /// <summary>Which of our files has this name uncompressed, if any.</summary>
    public bool TryParse(ReadOnlySpan<char> name, out LogFileId id)
    {
        id = default;
        if (name.Length < _prefix.Length + dateFormat.Length + _extension.Length
            || !name.StartsWith(_prefix, StringComparison.Ordinal) || !name.EndsWith(_extension, StringComparison.Ordinal))
            return false;

        var middle = name[_prefix.Length..^_extension.Length];
        if (!TryParseDate(middle[..dateFormat.Length], out var label)
            || !TryParseNumber(middle[dateFormat.Length..], out var number))
            return false;

        id = new LogFileId(label, number);
        return number >= firstNumber;
    }

    // A process that starts among thousands of files reads all their names before its first event, and with code that was
    // compiled in haste. So there is nothing here but digits: all formats are a beginning of yyyyMMddHHmmss.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static bool TryParseDate(ReadOnlySpan<char> text, out DateTime date)
    {
        date = DateTime.MinValue;
        if (text.IsEmpty) return true;
        int month = 1, day = 1, hour = 0, minute = 0, second = 0;
        if (!TryParseDigits(text[..4], out var year) || year == 0
            || (text.Length > 4 && !TryParseDigits(text[4..6], out month))
            || (text.Length > 6 && !TryParseDigits(text[6..8], out day))
            || (text.Length > 8 && !TryParseDigits(text[8..10], out hour))
            || (text.Length > 10 && !TryParseDigits(text[10..12], out minute))
            || (text.Length > 12 && !TryParseDigits(text[12..14], out second)))
            return false;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return false;
        date = new DateTime(year, month, day, hour, minute, second);
        return true;
    }

    // As Format writes it: from 1 on, three digits or, without zeros before them, more.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static bool TryParseNumber(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        if (text.IsEmpty) return true;
        return text.Length is >= 4 and <= 10 && text[0] == '_' && (text.Length == 4 || text[1] != '0')
            && TryParseDigits(text[1..], out number) && number is > 0 and <= LargestReadNumber;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static bool TryParseDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
            value = (value * 10) + (c - '0');
        }
        return true;
    }
}
