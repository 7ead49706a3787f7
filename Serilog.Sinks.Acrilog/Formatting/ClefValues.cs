using System.Text.Json;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>The values of one line, within its limits.</summary>
sealed class ClefValues
{
    const string TypeTag = "$type";

    static readonly ScalarValue True = new(true);
    static readonly ScalarValue False = new(false);

    /// <summary>How many values have been read, nested ones included.</summary>
    public int Count { get; private set; }

    /// <summary>The value whose first token the reader stands at; it is left at the last one.</summary>
    /// <exception cref="ClefFormatException">A limit is exceeded.</exception>
    /// <exception cref="JsonException">This is not JSON.</exception>
    public LogEventPropertyValue Read(ref Utf8JsonReader reader, int depth = 0)
    {
        if (++Count > ClefLimits.MaxValues) throw new ClefFormatException($"it has more than {ClefLimits.MaxValues} values");
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when depth >= ClefLimits.MaxDepth:
                throw new ClefFormatException($"it nests deeper than {ClefLimits.MaxDepth}");
            case JsonTokenType.StartObject: return ReadObject(ref reader, depth);
            case JsonTokenType.StartArray: return ReadArray(ref reader, depth);
            case JsonTokenType.String: return new ScalarValue(ClefStrings.Read(reader));
            case JsonTokenType.Number: return new ClefScalar(ClefNumbers.Parse(reader.ValueSpan));
            case JsonTokenType.True: return True;
            case JsonTokenType.False: return False;
            default: return ScalarValue.Null;
        }
    }

    SequenceValue ReadArray(ref Utf8JsonReader reader, int depth)
    {
        var elements = new List<LogEventPropertyValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) elements.Add(Read(ref reader, depth + 1));
        return new SequenceValue(elements);
    }

    LogEventPropertyValue ReadObject(ref Utf8JsonReader reader, int depth)
    {
        var names = new List<string>();
        var values = new Dictionary<string, LogEventPropertyValue>();
        string? typeTag = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = ClefStrings.Read(reader);
            reader.Read();
            if (name == TypeTag && reader.TokenType == JsonTokenType.String)
            {
                typeTag = ClefStrings.Read(reader);
                continue;
            }

            var value = Read(ref reader, depth + 1);
            if (!values.ContainsKey(name)) names.Add(name);
            values[name] = value;
        }

        // A structure cannot have a blank name, a dictionary can.
        return names.TrueForAll(LogEventProperty.IsValidName)
            ? new StructureValue(names.Select(name => new LogEventProperty(name, values[name])), typeTag)
            : Dictionary(names, values, typeTag);
    }

    static DictionaryValue Dictionary(List<string> names, Dictionary<string, LogEventPropertyValue> values, string? typeTag)
    {
        if (typeTag is not null)
        {
            if (!values.ContainsKey(TypeTag)) names.Add(TypeTag);
            values[TypeTag] = new ScalarValue(typeTag);
        }

        return new DictionaryValue(names.Select(name => KeyValuePair.Create(new ScalarValue(name), values[name])));
    }
}
