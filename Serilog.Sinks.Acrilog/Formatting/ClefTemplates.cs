using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>The templates seen lately, parsed; bounded, so that one who invents templates costs time, not memory.</summary>
sealed class ClefTemplates
{
    readonly Dictionary<string, MessageTemplate> _parsed = [];
    readonly MessageTemplateParser _parser = new();

    /// <summary>The template; the text itself where it would be out of bounds.</summary>
    public MessageTemplate Get(string template)
    {
        if (_parsed.TryGetValue(template, out var known)) return known;
        if (template.AsSpan().Count('{') > ClefLimits.MaxBraces) return OfText(template);
        var parsed = _parser.Parse(template);
        if (parsed.Tokens.Any(token => token is PropertyToken { Alignment.Width: > ClefLimits.MaxAlignment })) parsed = OfText(template);
        if (template.Length > ClefLimits.MaxCachedTemplateChars) return parsed;
        if (_parsed.Count >= ClefLimits.MaxCachedTemplates) _parsed.Clear();
        return _parsed[template] = parsed;
    }

    /// <summary>A template of that text, without any hole, however often it is written and parsed again.</summary>
    public static MessageTemplate OfText(string text) => new(
        text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal),
        [new TextToken(text)]);
}
