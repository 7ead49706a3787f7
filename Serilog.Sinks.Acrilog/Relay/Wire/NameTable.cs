namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>The names that a worker has sent with their numbers, and the templates that they were parsed to.</summary>
/// <remarks>Not thread-safe.</remarks>
sealed class NameTable(TemplateCache templates)
{
    readonly List<string?> _names = [];
    readonly Dictionary<int, ParsedTemplate> _parsed = [];
    int _chars;
    int _parsedChars;

    /// <summary>Takes in the payload of a Names frame.</summary>
    /// <exception cref="WireFormatException">They are too many, too long, or numbered as others are.</exception>
    public void Define(ReadOnlySpan<byte> payload)
    {
        var input = new ByteReader(payload);
        var first = input.VarUInt();
        if (first <= (ulong)_names.Count || first > NameLimits.MostNames) throw new WireFormatException($"names are numbered from {first} on, after {_names.Count}");
        // Those of a frame that came damaged; whoever needs them is damaged too.
        while ((ulong)_names.Count < first - 1) _names.Add(null);
        for (var left = input.Count(leastBytesEach: 1); left > 0; left--) Add(input.Text());
        if (input.Left > 0) throw new WireFormatException($"{input.Left} bytes follow the last name");
    }

    /// <summary>The name with that number.</summary>
    /// <exception cref="WireFormatException">There is none.</exception>
    public string this[ulong number] => number <= (ulong)_names.Count && _names[(int)number - 1] is { } name
        ? name : throw new WireFormatException($"name {number} was not sent before");

    /// <summary>The template whose text is the name with that number.</summary>
    /// <exception cref="WireFormatException">There is none, or it has more holes than a worker would send in this way.</exception>
    public ParsedTemplate TemplateOf(ulong number)
    {
        var key = (int)Math.Min(number, int.MaxValue);
        if (_parsed.TryGetValue(key, out var known)) return known;
        var parsed = templates.Get(this[number]);
        var chars = TemplateShape.CharsOf(parsed.Template, parsed.Shape);
        if (_parsedChars + chars > EventLimits.MaxCachedChars) return parsed;
        _parsedChars += chars;
        return _parsed[key] = parsed;
    }

    void Add(string name)
    {
        _chars += name.Length;
        if (_names.Count == NameLimits.MostNames || _chars > NameLimits.MostChars || name.Length > NameLimits.LongestName)
            throw new WireFormatException($"more names were sent than {NameLimits.MostNames} of {NameLimits.MostChars} characters, or one of {name.Length}");
        _names.Add(name);
    }
}
