using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>The templates seen lately, parsed; bounded, so that a worker that invents templates costs time, not memory.</summary>
sealed class TemplateCache
{
    // A longer one is hardly a template that comes again.
    const int LongestKept = 4096;

    readonly Dictionary<string, ParsedTemplate> _parsed = [];
    readonly MessageTemplateParser _parser = new();

    public int Count => _parsed.Count;

    /// <summary>The characters of all that are kept, as <see cref="EventLimits.MaxCachedChars"/> counts them.</summary>
    public int Chars { get; private set; }

    /// <exception cref="WireFormatException">It has more holes than a worker would send in this way.</exception>
    public ParsedTemplate Get(string text)
    {
        if (_parsed.TryGetValue(text, out var known)) return known;
        if (text.AsSpan().Count('{') > EventLimits.MaxTokens) throw new WireFormatException($"a template of more than {EventLimits.MaxTokens} holes came");
        var template = _parser.Parse(text);
        var parsed = new ParsedTemplate(template, TemplateShape.Of(template));
        Keep(text, parsed);
        return parsed;
    }

    void Keep(string text, ParsedTemplate parsed)
    {
        var chars = TemplateShape.CharsOf(parsed.Template, parsed.Shape);
        if (chars > LongestKept) return;
        if (_parsed.Count >= WireLimits.MaxCachedTemplates || Chars + chars > EventLimits.MaxCachedChars)
        {
            _parsed.Clear();
            Chars = 0;
        }

        _parsed[text] = parsed;
        Chars += chars;
    }
}
