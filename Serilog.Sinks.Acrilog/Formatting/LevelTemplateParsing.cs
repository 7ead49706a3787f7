using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>Level templates as a setting gives them: by name.</summary>
static class LevelTemplateParsing
{
    /// <summary>The formatter for a default template and the templates of levels by name.</summary>
    /// <param name="defaultTemplate">The template of the levels that have none.</param>
    /// <param name="levelTemplates">Names of levels and <c>Default</c>, which takes the place of
    /// <paramref name="defaultTemplate"/>, in any case; <c>Preset</c> is the name of ready-made ones, for all that is not named; null
    /// is none.</param>
    /// <param name="formatProvider">How numbers and dates are written; null is the invariant culture.</param>
    /// <param name="escapeControlCharacters">Whether control characters that come with an event are made visible.</param>
    /// <exception cref="ArgumentException">An unknown name, a name twice, a null template, or a format that timestamps refuse.</exception>
    public static LevelTemplateFormatter ToFormatter(string defaultTemplate, IReadOnlyDictionary<string, string>? levelTemplates,
        IFormatProvider? formatProvider, bool escapeControlCharacters)
    {
        var (byLevel, common) = Resolve(defaultTemplate, levelTemplates);
        TimestampFormat.CheckTemplate(defaultTemplate, "outputTemplate", null, formatProvider);
        foreach (var (name, template) in levelTemplates ?? new Dictionary<string, string>())
            TimestampFormat.CheckTemplate(template, nameof(levelTemplates), name, formatProvider);
        return new LevelTemplateFormatter(byLevel, common, formatProvider, escapeControlCharacters: escapeControlCharacters);
    }

    /// <summary>The templates of levels, and that of all others.</summary>
    /// <inheritdoc cref="ToFormatter"/>
    public static (IReadOnlyDictionary<LogEventLevel, string> ByLevel, string Common) Resolve(
        string defaultTemplate, IReadOnlyDictionary<string, string>? levelTemplates)
    {
        ArgumentNullException.ThrowIfNull(defaultTemplate);
        var named = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, template) in levelTemplates ?? new Dictionary<string, string>())
        {
            if (!IsPreset(name)) _ = LevelNames.Parse(nameof(levelTemplates), name);
            if (template is null) throw LevelNames.WithoutTemplate(nameof(levelTemplates), name);
            if (!named.TryAdd(name, template)) throw LevelNames.Doubled(nameof(levelTemplates), name);
        }

        if (named.Remove(LevelNames.Preset, out var preset)) AddPreset(preset, named);
        if (named.Remove(LevelNames.Default, out var common)) defaultTemplate = common;
        return (named.ToDictionary(pair => Enum.Parse<LogEventLevel>(pair.Key, ignoreCase: true), pair => pair.Value), defaultTemplate);
    }

    static void AddPreset(string preset, Dictionary<string, string> named)
    {
        var templates = LevelTemplates.Find(preset) ?? throw LevelNames.UnknownPreset("levelTemplates", preset);
        foreach (var (name, template) in templates) named.TryAdd(name, template);
    }

    static bool IsPreset(string name) => name.Equals(LevelNames.Preset, StringComparison.OrdinalIgnoreCase);
}
