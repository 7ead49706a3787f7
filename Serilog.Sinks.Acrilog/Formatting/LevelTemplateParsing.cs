using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>Level templates as a setting gives them: by name.</summary>
static class LevelTemplateParsing
{
    /// <summary>The formatter for a default template and the templates of levels by name.</summary>
    /// <param name="defaultTemplate">The template of the levels that have none.</param>
    /// <param name="levelTemplates">Names of levels and <c>Default</c>, which takes the place of
    /// <paramref name="defaultTemplate"/>, in any case; null is none.</param>
    /// <param name="formatProvider">How numbers and dates are written; null is the invariant culture.</param>
    /// <exception cref="ArgumentException">An unknown name, a name twice, or a null template.</exception>
    public static LevelTemplateFormatter ToFormatter(
        string defaultTemplate, IReadOnlyDictionary<string, string>? levelTemplates, IFormatProvider? formatProvider)
    {
        ArgumentNullException.ThrowIfNull(defaultTemplate);
        var byLevel = new Dictionary<LogEventLevel, string>();
        string? givenDefault = null;
        foreach (var (name, template) in levelTemplates ?? new Dictionary<string, string>())
        {
            var level = LevelNames.Parse(nameof(levelTemplates), name);
            if (template is null) throw LevelNames.WithoutTemplate(nameof(levelTemplates), name);
            var isNew = level is { } known ? byLevel.TryAdd(known, template) : givenDefault is null;
            if (!isNew) throw LevelNames.Doubled(nameof(levelTemplates), name);
            if (level is null) givenDefault = template;
        }

        return new LevelTemplateFormatter(byLevel, givenDefault ?? defaultTemplate, formatProvider);
    }
}
