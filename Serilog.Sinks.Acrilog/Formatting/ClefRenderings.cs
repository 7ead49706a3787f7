using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>The texts that a property had, where it was logged, under the formats of its event's template.</summary>
sealed class ClefRenderings
{
    readonly Dictionary<string, string> _texts = [];

    public IEnumerable<KeyValuePair<string, string>> Texts => _texts;

    /// <summary>The text under that format; null where it is not known.</summary>
    public string? Find(string? format) => format is null ? null : _texts.GetValueOrDefault(format);

    /// <summary>The renderings by property.</summary>
    /// <param name="template">The template; its holes that state a format have a text each, in this order.</param>
    /// <param name="texts">The texts; null is an unknown one. There may be too many or too few.</param>
    public static Dictionary<string, ClefRenderings> ByProperty(MessageTemplate template, IReadOnlyList<string?> texts)
    {
        var properties = new Dictionary<string, ClefRenderings>();
        if (texts.Count == 0) return properties;
        var holes = template.Tokens.OfType<PropertyToken>().Where(hole => hole.Format is not null);
        foreach (var (hole, text) in holes.Zip(texts))
        {
            if (text is null) continue;
            if (!properties.TryGetValue(hole.PropertyName, out var renderings))
                properties[hole.PropertyName] = renderings = new ClefRenderings();
            renderings.Add(hole, text);
        }

        return properties;
    }

    void Add(PropertyToken hole, string text)
    {
        // The same format may be asked for with several alignments; the one without shows the text itself.
        if (hole.Alignment is not { } alignment) _texts[hole.Format!] = text;
        else _texts.TryAdd(hole.Format!, text.Length > alignment.Width ? text : Unpadded(text, alignment.Direction));
    }

    static string Unpadded(string text, AlignmentDirection direction) =>
        direction == AlignmentDirection.Left ? text.TrimEnd(' ') : text.TrimStart(' ');
}
