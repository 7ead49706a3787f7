using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>Property values: scalars, and the sequences, structures and dictionaries made of them.</summary>
static class ValueWire
{
    // The least a value takes: its tag.
    const int LeastBytes = 1;
    // The least a named or keyed value takes: an empty name, a tag.
    const int LeastPairBytes = 2;

    public static void Write(ByteWriter output, LogEventPropertyValue value, in ValueContext context, int depth = 0)
    {
        switch (value)
        {
            case ScalarValue scalar:
                ScalarWire.Write(output, scalar.Value, context);
                break;
            case SequenceValue or StructureValue or DictionaryValue when depth >= WireLimits.MaxDepth:
                ScalarWire.Write(output, "…", context);
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
                new RelayedScalar(context.Limits.Cut(value.ToString()), []).WriteTo(output);
                break;
        }
    }

    public static LogEventPropertyValue Read(ref ByteReader input, int depth = 0)
    {
        if (depth > WireLimits.MaxDepth) throw new WireFormatException("values nest too deep");
        var tag = (ValueTag)input.Byte();
        return tag switch
        {
            ValueTag.Sequence => ReadSequence(ref input, depth),
            ValueTag.Structure => ReadStructure(ref input, depth),
            ValueTag.Dictionary => ReadDictionary(ref input, depth),
            _ => new ScalarValue(ScalarWire.Read(ref input, tag)),
        };
    }

    static void Write(ByteWriter output, SequenceValue sequence, in ValueContext context, int depth)
    {
        var count = Math.Min(sequence.Elements.Count, context.Limits.MaxItems);
        Begin(output, ValueTag.Sequence, count);
        for (var i = 0; i < count; i++) Write(output, sequence.Elements[i], context, depth + 1);
    }

    static void Write(ByteWriter output, StructureValue structure, in ValueContext context, int depth)
    {
        var count = Math.Min(structure.Properties.Count, context.Limits.MaxItems);
        Begin(output, ValueTag.Structure, count);
        output.OptionalText(structure.TypeTag);
        for (var i = 0; i < count; i++)
        {
            output.Text(structure.Properties[i].Name);
            Write(output, structure.Properties[i].Value, context, depth + 1);
        }
    }

    static void Write(ByteWriter output, DictionaryValue dictionary, in ValueContext context, int depth)
    {
        var limits = context.Limits;
        var elements = dictionary.Elements.Take(limits.MaxItems).ToList();

        // Keys that differ only behind the cut would be one key in the parent.
        if (limits != CutLimits.None)
            elements = elements.DistinctBy(e => e.Key.Value is string text ? limits.Cut(text) : e.Key.Value).ToList();
        Begin(output, ValueTag.Dictionary, elements.Count);
        foreach (var (key, value) in elements)
        {
            ScalarWire.Write(output, key.Value, context);
            Write(output, value, context, depth + 1);
        }
    }

    static void Begin(ByteWriter output, ValueTag tag, int count)
    {
        output.Byte((byte)tag);
        output.VarUInt((ulong)count);
    }

    static SequenceValue ReadSequence(ref ByteReader input, int depth)
    {
        var elements = new LogEventPropertyValue[input.Count(LeastBytes)];
        for (var i = 0; i < elements.Length; i++) elements[i] = Read(ref input, depth + 1);
        return new SequenceValue(elements);
    }

    static StructureValue ReadStructure(ref ByteReader input, int depth)
    {
        var count = input.Count(LeastPairBytes);
        var typeTag = input.OptionalText();
        var properties = new LogEventProperty[count];
        for (var i = 0; i < count; i++) properties[i] = new LogEventProperty(input.Text(), Read(ref input, depth + 1));
        return new StructureValue(properties, typeTag);
    }

    static DictionaryValue ReadDictionary(ref ByteReader input, int depth)
    {
        var elements = new KeyValuePair<ScalarValue, LogEventPropertyValue>[input.Count(LeastPairBytes)];
        for (var i = 0; i < elements.Length; i++)
        {
            var key = new ScalarValue(ScalarWire.Read(ref input, (ValueTag)input.Byte()));
            elements[i] = new(key, Read(ref input, depth + 1));
        }

        return new DictionaryValue(elements);
    }
}
