using System.Globalization;
using Serilog.Sinks.Acrilog.Formatting;

namespace Serilog.Sinks.Acrilog;

/// <summary>
/// Sizes as people write them: a number, with a point and digits after it if need be, and a unit in any case. What is less than a
/// byte is cut off.
/// </summary>
static class SizeText
{
    // The words are not read: they tell which unit was meant.
    static readonly (string Name, string Word, decimal Bytes)[] Units =
    [
        ("B", "bytes", 1),
        ("kB", "kilobytes", 1_000), ("MB", "megabytes", 1_000_000), ("GB", "gigabytes", 1_000_000_000), ("TB", "terabytes", 1_000_000_000_000),
        ("KiB", "kibibytes", 1L << 10), ("MiB", "mebibytes", 1L << 20), ("GiB", "gibibytes", 1L << 30), ("TiB", "tebibytes", 1L << 40),
    ];

    /// <exception cref="ArgumentException">The text is no size, less than a byte, or more than a long holds.</exception>
    public static long Parse(string text, string setting)
    {
        var trimmed = text.AsSpan().Trim();
        var end = 0;
        while (end < trimmed.Length && (char.IsAsciiDigit(trimmed[end]) || trimmed[end] == '.')) end++;
        var name = trimmed[end..].Trim();
        if (decimal.TryParse(trimmed[..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && UnitOf(name) is { } unit
            && number <= long.MaxValue / unit
            && decimal.Floor(number * unit) is var bytes and >= 1)
            return (long)bytes;
        throw new ArgumentException($"{setting} is \"{text}\"; it must be a number of B, kB, MB, GB or TB (steps of 1,000), or of KiB, MiB, GiB or TiB "
            + "(steps of 1,024), at least 1 byte, such as \"100 MB\"." + NearestName.Question(Nearest(name.ToString())), setting);
    }

    static decimal? UnitOf(ReadOnlySpan<char> name)
    {
        foreach (var unit in Units)
            if (name.Equals(unit.Name, StringComparison.OrdinalIgnoreCase)) return unit.Bytes;
        return null;
    }

    static string? Nearest(string name)
    {
        if (UnitOf(name) is not null) return null;
        var nearest = NearestName.Of(name, Units.SelectMany(unit => new[] { unit.Name, unit.Word }));
        return Units.FirstOrDefault(unit => unit.Name == nearest || unit.Word == nearest).Name;
    }
}
