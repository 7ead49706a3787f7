using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>The templates seen lately, parsed; bounded, so that a worker that invents templates costs time, not memory.</summary>
sealed class TemplateCache
{
    // A longer text is hardly a template that comes again.
    const int LongestKept = 1024;

    readonly Dictionary<string, MessageTemplate> _parsed = [];
    readonly MessageTemplateParser _parser = new();

    public MessageTemplate Get(string text)
    {
        if (_parsed.TryGetValue(text, out var known)) return known;
        var template = _parser.Parse(text);
        if (text.Length > LongestKept) return template;
        if (_parsed.Count >= WireLimits.MaxCachedTemplates) _parsed.Clear();
        return _parsed[text] = template;
    }
}
