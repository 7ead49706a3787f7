using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>The names a setting may call levels by, and what to say when it uses another.</summary>
static class LevelNames
{
    /// <summary>The name of the template for all levels that have none.</summary>
    public const string Default = "Default";

    /// <summary>In place of a level, it takes the templates of a name of ours.</summary>
    public const string Preset = "Preset";

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

    public static ArgumentException Unknown(string setting, string name) =>
        new($"{setting} has no level '{name}'.{NearestName.Question(Nearest(name))} Allowed are "
            + $"{string.Join(", ", Allowed)}, in any case.", setting);

    public static ArgumentException Doubled(string setting, string name) =>
        new($"{setting} has '{name}' more than once. Each of {string.Join(", ", Allowed)} may be there once, in any case.", setting);

    public static ArgumentException WithoutTemplate(string setting, string name) =>
        new($"{setting} has null for '{name}'. Allowed is an output template; leave the level out for the default.", setting);

    public static ArgumentException UnknownPreset(string setting, string name) =>
        new($"{setting} has no preset '{name}'. Allowed is {nameof(LevelTemplates.Acrilog)}, in any case.", setting);

    static string? Nearest(string name)
    {
        if (name.Equals("Trace", StringComparison.OrdinalIgnoreCase)) return nameof(LogEventLevel.Verbose);
        if (name.Equals("Critical", StringComparison.OrdinalIgnoreCase)) return nameof(LogEventLevel.Fatal);
        return NearestName.Of(name, Allowed);
    }
}
