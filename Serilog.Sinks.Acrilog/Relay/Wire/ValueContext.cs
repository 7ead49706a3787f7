using System.Globalization;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>What the parts of one event are written with, and whether they were written whole; one an encoder.</summary>
sealed class ValueContext
{
    /// <summary>The name of what stands for items that were cut, and the text for what nests too deep.</summary>
    public const string Ellipsis = "…";

    MessageTemplate _template = MessageTemplate.Empty;
    string _propertyName = "";
    HashSet<string>? _formats;

    /// <summary>How much is kept.</summary>
    public CutLimits Limits { get; private set; } = CutLimits.Whole;

    /// <summary>Whether the event that is written is less than the one that was logged.</summary>
    public bool WasCut { get; private set; }

    public void Begin(MessageTemplate template, CutLimits limits)
    {
        _template = template;
        Limits = limits;
        WasCut = false;
    }

    /// <summary>What is written next belongs to this top-level property.</summary>
    public void BeginProperty(string name)
    {
        _propertyName = name;
        _formats = null;
    }

    public string Cut(string text)
    {
        if (text.Length <= Limits.MaxChars) return text;
        WasCut = true;
        return Limits.Cut(text);
    }

    public string? CutOptional(string? text) => text is null ? null : Cut(text);

    /// <summary>How many of so many items are kept; if not all, <see cref="CutMark"/> belongs behind them.</summary>
    public int Keep(int count)
    {
        if (count <= Limits.MaxItems) return count;
        WasCut = true;
        return Limits.MaxItems;
    }

    /// <summary>Whether a collection that lies so deep is left out.</summary>
    public bool CutsAt(int depth)
    {
        if (depth < Limits.MaxDepth) return false;
        WasCut = true;
        return true;
    }

    /// <summary>Tells of a cut that nothing else here has made.</summary>
    public void SayCut() => WasCut = true;

    /// <summary>What stands behind the items that were kept.</summary>
    public static string CutMark(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"… [cut, {count} {what}]");

    /// <summary>The format strings that the template asks of the property; only values of unknown types need them.</summary>
    public IReadOnlyCollection<string> Formats()
    {
        if (_formats is { } known) return known;
        _formats = [];
        foreach (var token in _template.Tokens)
            if (token is PropertyToken { Format: { } format } hole && hole.PropertyName == _propertyName) _formats.Add(format);
        return _formats;
    }
}
