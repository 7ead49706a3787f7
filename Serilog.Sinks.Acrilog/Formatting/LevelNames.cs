using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>The names a setting may call levels by, and what to say when it uses another.</summary>
static class LevelNames
{
    /// <summary>The name of the template for all levels that have none.</summary>
    public const string Default = "Default";

    /// <summary>In place of a level, it takes the templates of a name of ours.</summary>
    public const string Preset = "Preset";

    // Further away than this, a guess says more about our names than about what was meant.
    const int NearDistance = 3;

    static readonly string[] Allowed = [.. Enum.GetNames<LogEventLevel>(), Default, Preset];

    /// <summary>The level of that name in any case; null for <see cref="Default"/>.</summary>
    /// <exception cref="ArgumentException">No level has that name.</exception>
    public static LogEventLevel? Parse(string setting, string name)
    {
        if (name.Equals(Default, StringComparison.OrdinalIgnoreCase)) return null;
        // Enum.TryParse alone also takes numbers, lists and blanks.
        var known = Allowed.FirstOrDefault(a => a.Equals(name, StringComparison.OrdinalIgnoreCase));
        return known is null ? throw Unknown(setting, name) : Enum.Parse<LogEventLevel>(known);
    }

    public static ArgumentException Unknown(string setting, string name)
    {
        var hint = Nearest(name) is { } near ? $" Did you mean '{near}'?" : "";
        return new ArgumentException(
            $"{setting} has no level '{name}'.{hint} Allowed are {string.Join(", ", Allowed)}, in any case.", setting);
    }

    public static ArgumentException Doubled(string setting, string name) =>
        new($"{setting} has '{name}' more than once. Each of {string.Join(", ", Allowed)} may be there once, in any case.", setting);

    public static ArgumentException WithoutTemplate(string setting, string name) =>
        new($"{setting} has null for '{name}'. Allowed is an output template; leave the level out for the default.", setting);

    public static ArgumentException UnknownPreset(string setting, string name) =>
        new($"{setting} has no preset '{name}'. Allowed is {nameof(LevelTemplates.Acrilog)}, in any case.", setting);

    static string? Nearest(string name)
    {
        if (name.Length == 0) return null;
        if (name.Equals("Trace", StringComparison.OrdinalIgnoreCase)) return nameof(LogEventLevel.Verbose);
        if (name.Equals("Critical", StringComparison.OrdinalIgnoreCase)) return nameof(LogEventLevel.Fatal);
        var prefixed = Allowed.FirstOrDefault(a => a.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        if (prefixed is not null) return prefixed;
        var (nearest, distance) = Allowed.Select(a => (Name: a, Distance: EditDistance(a, name))).MinBy(a => a.Distance);
        return distance <= NearDistance ? nearest : null;
    }

    /// <summary>How many letters must be put in, taken out or changed to get from one to the other, in any case.</summary>
    static int EditDistance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var same = char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1]);
                var changed = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[to.Length];
    }
}
