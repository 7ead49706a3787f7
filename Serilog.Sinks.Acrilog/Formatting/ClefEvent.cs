using System.Diagnostics;
using System.Globalization;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>What the fields of a line mean.</summary>
/// <remarks>
/// <c>@t</c> time, <c>@mt</c> template, or <c>@m</c> a message that never becomes a template, <c>@r</c> renderings,
/// <c>@l</c> level, <c>@x</c> exception, <c>@tr</c> and <c>@sp</c> trace and span. Null and empty are as absent. Of a name
/// that comes twice the last one counts. All others are properties, <c>@i</c> and unknown ones with an @ too; <c>@@</c>
/// stands for an @ that is part of the name. So is one of the above whose value is not understood: the time is then that of
/// receipt, the level Information.
/// </remarks>
static class ClefEvent
{
    const string Unnamed = "(unnamed)";

    // What a scalar can become beyond its length in JSON: 1e15 in digits; under a format, 309 digits, their separators, 99 decimals.
    const int PlainChars = 32;
    const int FormattedChars = 512;

    public static LogEvent From(Dictionary<string, ClefField> fields, DateTimeOffset received, ClefTemplates templates)
    {
        var timestamp = Take(fields, "@t", text => ClefTimestamp.Parse(text, received.Offset)) ?? received;
        var level = Take(fields, "@l", ClefLevels.Find) ?? LogEventLevel.Information;
        var trace = Take(fields, "@tr", text => IsHex(text, 32) ? ActivityTraceId.CreateFromString(Lower(text)) : (ActivityTraceId?)null);
        var span = Take(fields, "@sp", text => IsHex(text, 16) ? ActivitySpanId.CreateFromString(Lower(text)) : (ActivitySpanId?)null);
        var exception = TakeText(fields, "@x") is { } text ? new ClefException(text) : null;
        var template = TakeTemplate(fields, templates);
        var renderings = ClefRenderings.ByProperty(template, TakeRenderings(fields));

        var properties = new Dictionary<string, ClefField>();
        foreach (var (name, field) in fields) properties[PropertyName(name)] = field;
        if (!IsBounded(template, properties, renderings)) template = ClefTemplates.OfText(template.Text);
        var values = properties.ToDictionary(p => p.Key, p => Rendered(p.Value.Value, renderings.GetValueOrDefault(p.Key)));
        return LogEvent.UnstableAssembleFromParts(timestamp, level, exception, template, values, trace ?? default, span ?? default);
    }

    static T? Take<T>(Dictionary<string, ClefField> fields, string name, Func<string, T?> parse) where T : struct
    {
        if (!fields.TryGetValue(name, out var field)) return null;
        var text = field.Text?.Trim();
        var value = string.IsNullOrEmpty(text) ? null : parse(text);
        if (value is not null || string.IsNullOrEmpty(text)) fields.Remove(name);
        return value;
    }

    static string? TakeText(Dictionary<string, ClefField> fields, string name) =>
        fields.Remove(name, out var field) && field.Text is { Length: > 0 } text ? text : null;

    static MessageTemplate TakeTemplate(Dictionary<string, ClefField> fields, ClefTemplates templates)
    {
        // Only a string was meant as a template.
        var isTemplate = fields.TryGetValue("@mt", out var field) && field.Value is ScalarValue { Value: string };
        var (template, message) = (TakeText(fields, "@mt"), TakeText(fields, "@m"));
        if (template is not null) return isTemplate ? templates.Get(template) : ClefTemplates.OfText(template);
        return message is null ? MessageTemplate.Empty : ClefTemplates.OfText(message);
    }

    static IReadOnlyList<string?> TakeRenderings(Dictionary<string, ClefField> fields)
    {
        if (!fields.TryGetValue("@r", out var field)) return [];
        var texts = field.Value as SequenceValue;
        if (texts is not null || string.IsNullOrEmpty(field.Text)) fields.Remove("@r");
        return [.. (texts?.Elements ?? []).Select(element => element switch
        {
            ScalarValue { Value: null or string } text => (string?)text.Value,
            ScalarValue scalar => scalar.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        })];
    }

    static string PropertyName(string name)
    {
        if (name.StartsWith("@@", StringComparison.Ordinal)) return name[1..];
        return LogEventProperty.IsValidName(name) ? name : Unnamed;
    }

    static LogEventPropertyValue Rendered(LogEventPropertyValue value, ClefRenderings? renderings) => (value, renderings) switch
    {
        (_, null) => value,
        (ClefScalar { Value: { } number }, _) => new ClefScalar(number, renderings),
        (ScalarValue { Value: string text } scalar, _) => renderings.Texts.All(r => r.Value == scalar.ToString(r.Key, null))
            ? value
            : new ScalarValue(new ClefText(text, renderings)),
        (SequenceValue sequence, _) => new ClefSequence(sequence, renderings),
        (StructureValue structure, _) => new ClefStructure(structure, renderings),
        (DictionaryValue dictionary, _) => new ClefDictionary(dictionary, renderings),
        _ => value,
    };

    /// <summary>Whether a message stays within bounds, though its template names a large value many times.</summary>
    static bool IsBounded(MessageTemplate template, Dictionary<string, ClefField> properties, Dictionary<string, ClefRenderings> renderings)
    {
        long chars = 0;
        foreach (var hole in template.Tokens.OfType<PropertyToken>())
        {
            if (!properties.TryGetValue(hole.PropertyName, out var property)) continue;
            chars += renderings.GetValueOrDefault(hole.PropertyName)?.Find(hole.Format) is { } text
                ? text.Length
                : property.Bytes + (long)property.Values * (hole.Format is null ? PlainChars : FormattedChars);
        }

        return chars <= ClefLimits.MaxMessageChars;
    }

    static bool IsHex(string text, int length) => text.Length == length && text.All(char.IsAsciiHexDigit);

    static string Lower(string text) => text.ToLowerInvariant();
}
