using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>Property values: scalars, and the sequences, structures and dictionaries made of them.</summary>
static class ValueWire
{
    // The least a value takes: its tag.
    const int LeastBytes = 1;
    // The least a named or keyed value takes: an empty name, a tag.
    const int LeastPairBytes = 2;

    static readonly ScalarValue True = new(true);
    static readonly ScalarValue False = new(false);

    public static void Write(ByteWriter output, LogEventPropertyValue? value, ValueContext context, int depth = 0)
    {
        switch (value)
        {
            case null:
                ScalarWire.Write(output, null, context);
                break;
            case ScalarValue scalar:
                ScalarWire.Write(output, scalar.Value, context);
                break;
            case SequenceValue or StructureValue or DictionaryValue when context.CutsAt(depth):
                ScalarWire.Write(output, ValueContext.Ellipsis, context);
                break;
            case SequenceValue sequence:
                Write(output, sequence, context, depth);
                break;
            case StructureValue structure:
                Write(output, structure, context, depth);
                break;
            case DictionaryValue dictionary:
                Write(output, dictionary, context, depth);
                break;
            default:
                // A user's own kind of value: it can only be asked for its text, which must not be quoted.
                output.Byte((byte)ValueTag.Rendered);
                RelayedScalar.Write(output, value, context);
                break;
        }
    }

    public static LogEventPropertyValue Read(ref ByteReader input, int depth = 0)
    {
        if (depth > WireLimits.MaxDepth) throw new WireFormatException("values nest too deep");
        var tag = (ValueTag)input.Byte();
        return tag switch
        {
            ValueTag.Null => ScalarValue.Null,
            ValueTag.False => False,
            ValueTag.True => True,
            ValueTag.Text => input.TextValue(),
            ValueTag.Sequence => ReadSequence(ref input, depth),
            ValueTag.Structure => ReadStructure(ref input, depth),
            ValueTag.Dictionary => ReadDictionary(ref input, depth),
            _ => new ScalarValue(ScalarWire.Read(ref input, tag)),
        };
    }

    static void Write(ByteWriter output, SequenceValue sequence, ValueContext context, int depth)
    {
        var elements = sequence.Elements;
        var kept = context.Keep(elements.Count);
        var isCut = kept < elements.Count;
        output.Byte((byte)ValueTag.Sequence);
        output.Values(isCut ? kept + 1 : kept);
        for (var i = 0; i < kept && !output.IsOverfull; i++) Write(output, elements[i], context, depth + 1);
        if (isCut) ScalarWire.Write(output, ValueContext.CutMark(elements.Count, "elements"), context);
    }

    static void Write(ByteWriter output, StructureValue structure, ValueContext context, int depth)
    {
        var members = structure.Properties;
        var kept = context.Keep(members.Count);
        var isCut = kept < members.Count;
        output.Byte((byte)ValueTag.Structure);
        output.Values(isCut ? kept + 1 : kept);
        output.OptionalText(context.CutOptional(structure.TypeTag));
        for (var i = 0; i < kept && !output.IsOverfull; i++)
        {
            output.Text(context.Cut(members[i].Name));
            Write(output, members[i].Value, context, depth + 1);
        }

        if (!isCut) return;
        output.Text(ValueContext.Ellipsis);
        ScalarWire.Write(output, ValueContext.CutMark(members.Count, "properties"), context);
    }

    static void Write(ByteWriter output, DictionaryValue dictionary, ValueContext context, int depth)
    {
        var entries = dictionary.Elements;
        if (context.Limits != CutLimits.Whole) entries = Distinct(entries, context);
        output.Byte((byte)ValueTag.Dictionary);
        output.Entries(entries.Count);
        foreach (var (key, value) in entries)
        {
            if (output.IsOverfull) break;
            ScalarWire.Write(output, key.Value, context);
            Write(output, value, context, depth + 1);
        }
    }

    // Keys that differ only behind the cut would be one key in the parent.
    static Dictionary<ScalarValue, LogEventPropertyValue> Distinct(IReadOnlyDictionary<ScalarValue, LogEventPropertyValue> entries, ValueContext context)
    {
        var distinct = new Dictionary<ScalarValue, LogEventPropertyValue>();
        var kept = context.Keep(entries.Count);
        foreach (var (key, value) in entries.Take(kept))
            distinct.TryAdd(key.Value is string text ? new ScalarValue(context.Cut(text)) : key, value);
        if (kept < entries.Count) distinct[new ScalarValue(ValueContext.Ellipsis)] = new ScalarValue(ValueContext.CutMark(entries.Count, "entries"));
        return distinct;
    }

    static SequenceValue ReadSequence(ref ByteReader input, int depth)
    {
        var count = input.Values(LeastBytes);
        if (count == 0) return SequenceValue.Empty;
        var elements = new LogEventPropertyValue[count];
        for (var i = 0; i < elements.Length; i++) elements[i] = Read(ref input, depth + 1);
        return new SequenceValue(elements);
    }

    static StructureValue ReadStructure(ref ByteReader input, int depth)
    {
        var count = input.Values(LeastPairBytes);
        var typeTag = input.OptionalText();
        LogEventProperty[] properties = count == 0 ? [] : new LogEventProperty[count];
        for (var i = 0; i < count; i++) properties[i] = new LogEventProperty(input.Text(), Read(ref input, depth + 1));
        return new StructureValue(properties, typeTag);
    }

    static DictionaryValue ReadDictionary(ref ByteReader input, int depth)
    {
        var count = input.Entries(LeastPairBytes);
        KeyValuePair<ScalarValue, LogEventPropertyValue>[] elements = count == 0 ? [] : new KeyValuePair<ScalarValue, LogEventPropertyValue>[count];
        for (var i = 0; i < count; i++)
        {
            var key = new ScalarValue(ScalarWire.Read(ref input, (ValueTag)input.Byte()));
            elements[i] = new(key, Read(ref input, depth + 1));
        }

        return new DictionaryValue(elements);
    }
}
