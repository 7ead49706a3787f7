namespace Serilog.Sinks.Acrilog.Rolling;

/// <summary>Says which of many logs whose files lie in one folder a file may belong to, by its name alone.</summary>
/// <remarks>The logs' configured names differ in what stands between two texts: <c>hasher-1-.log</c>, <c>hasher-2-.log</c>.</remarks>
/// <param name="before">What every configured name begins with.</param>
/// <param name="after">What every configured name ends with; not with a dot, since that does not show in the names of files.</param>
/// <param name="dateFormat">How precise the date in a name is; empty for none.</param>
/// <param name="firstNumber">The number of the first file of a period.</param>
sealed class KeyedNaming(string before, string after, string dateFormat, int firstNumber)
{
    /// <summary>The logs that would give a file this name, or its compressed form, if its date and number are what they look like.
    /// They are several where a number may as well be a date: <c>app20261121_20261122.log</c>.</summary>
    public IEnumerable<DatedNaming> LogsOf(string name)
    {
        foreach (var log in LogsOfUncompressed(name)) yield return log;
        if (!name.EndsWith(DatedNaming.CompressedSuffix, StringComparison.Ordinal)) yield break;
        foreach (var log in LogsOfUncompressed(name[..^DatedNaming.CompressedSuffix.Length])) yield return log;
    }

    IEnumerable<DatedNaming> LogsOfUncompressed(string name)
    {
        // The extension comes after the date and the number, and neither has a dot.
        var extension = Path.GetExtension(name);
        var stem = name[..^extension.Length];
        if (LogOf(stem, extension) is { } log) yield return log;
        var unnumbered = stem.AsSpan().TrimEnd("0123456789");
        if (unnumbered.Length < stem.Length && unnumbered.EndsWith("_") && LogOf(stem[..(unnumbered.Length - 1)], extension) is { } other)
            yield return other;
    }

    DatedNaming? LogOf(string stem, string extension)
    {
        var prefix = stem.Length - dateFormat.Length;
        if (prefix < 0 || stem.AsSpan(prefix).ContainsAnyExceptInRange('0', '9')) return null;
        var fileName = string.Concat(stem.AsSpan(0, prefix), extension);
        return fileName.Length >= before.Length + after.Length && fileName.StartsWith(before, StringComparison.Ordinal)
            && fileName.EndsWith(after, StringComparison.Ordinal) ? new DatedNaming(fileName, dateFormat, firstNumber) : null;
    }
}
