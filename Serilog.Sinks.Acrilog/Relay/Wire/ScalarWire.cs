namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>Every scalar that Serilog keeps as it is, in its own type; all others as the texts they render to.</summary>
static class ScalarWire
{
    /// <param name="output">Where the tag and the value go.</param>
    /// <param name="value">The scalar's value.</param>
    /// <param name="context">How much of a text is kept, and which formats the event's template asks for.</param>
    public static void Write(ByteWriter output, object? value, ValueContext context)
    {
        switch (value)
        {
            case null: Tag(output, ValueTag.Null); break;
            case string text: Tag(output, ValueTag.Text).Text(context.Cut(text)); break;
            case bool flag: Tag(output, flag ? ValueTag.True : ValueTag.False); break;
            case char one: Tag(output, ValueTag.Char).Int16(unchecked((short)one)); break;
            case Enum named: RelayedEnum.From(named).WriteTo(Tag(output, ValueTag.Enum), context); break;
            case RelayedEnum again: again.WriteTo(Tag(output, ValueTag.Enum), context); break;
            case sbyte n: Tag(output, ValueTag.SByte).Byte(unchecked((byte)n)); break;
            case byte n: Tag(output, ValueTag.Byte).Byte(n); break;
            case short n: Tag(output, ValueTag.Int16).Int16(n); break;
            case ushort n: Tag(output, ValueTag.UInt16).Int16(unchecked((short)n)); break;
            case int n: Tag(output, ValueTag.Int32).Int32(n); break;
            case uint n: Tag(output, ValueTag.UInt32).UInt32(n); break;
            case long n: Tag(output, ValueTag.Int64).Int64(n); break;
            case ulong n: Tag(output, ValueTag.UInt64).Int64(unchecked((long)n)); break;
            case float n: Tag(output, ValueTag.Single).Int32(BitConverter.SingleToInt32Bits(n)); break;
            case double n: Tag(output, ValueTag.Double).Int64(BitConverter.DoubleToInt64Bits(n)); break;
            case decimal n: Decimal(Tag(output, ValueTag.Decimal), n); break;
            case DateTime t: LocalTime.Write(Tag(output, ValueTag.DateTime), t); break;
            case DateTimeOffset t: DateTimeOffset(Tag(output, ValueTag.DateTimeOffset), t); break;
            case TimeSpan t: Tag(output, ValueTag.TimeSpan).Int64(t.Ticks); break;
            case DateOnly t: Tag(output, ValueTag.DateOnly).Int32(t.DayNumber); break;
            case TimeOnly t: Tag(output, ValueTag.TimeOnly).Int64(t.Ticks); break;
            case Guid id: id.TryWriteBytes(Tag(output, ValueTag.Guid).Take(16)); break;
            case Uri uri when uri.OriginalString.Length <= context.Limits.MaxChars && IsWhatItsTextSays(uri): Tag(output, ValueTag.Uri).Text(uri.OriginalString); break;
            case RelayedScalar again: again.WriteTo(Tag(output, ValueTag.Rendered), context); break;
            default: RelayedScalar.Write(Tag(output, ValueTag.Rendered), value, context); break;
        }
    }

    /// <summary>Reads the value behind <paramref name="tag"/>, which is a scalar's.</summary>
    public static object? Read(ref ByteReader input, ValueTag tag) => tag switch
    {
        ValueTag.Null => null,
        ValueTag.Text => input.Text(),
        ValueTag.False => false,
        ValueTag.True => true,
        ValueTag.Char => unchecked((char)input.Int16()),
        ValueTag.Enum => RelayedEnum.ReadFrom(ref input),
        ValueTag.SByte => unchecked((sbyte)input.Byte()),
        ValueTag.Byte => input.Byte(),
        ValueTag.Int16 => input.Int16(),
        ValueTag.UInt16 => unchecked((ushort)input.Int16()),
        ValueTag.Int32 => input.Int32(),
        ValueTag.UInt32 => input.UInt32(),
        ValueTag.Int64 => input.Int64(),
        ValueTag.UInt64 => unchecked((ulong)input.Int64()),
        ValueTag.Single => BitConverter.Int32BitsToSingle(input.Int32()),
        ValueTag.Double => BitConverter.Int64BitsToDouble(input.Int64()),
        ValueTag.Decimal => new decimal([input.Int32(), input.Int32(), input.Int32(), input.Int32()]),
        ValueTag.DateTime => LocalTime.Read(ref input),
        ValueTag.DateTimeOffset => new DateTimeOffset(input.Int64(), TimeSpan.FromMinutes(input.Int16())),
        ValueTag.TimeSpan => new TimeSpan(input.Int64()),
        ValueTag.DateOnly => System.DateOnly.FromDayNumber(input.Int32()),
        ValueTag.TimeOnly => new TimeOnly(input.Int64()),
        ValueTag.Guid => new Guid(input.Raw(16)),
        ValueTag.Uri => new Uri(input.Text(), UriKind.RelativeOrAbsolute),
        ValueTag.Rendered => RelayedScalar.ReadFrom(ref input),
        _ => throw new WireFormatException($"{(byte)tag} is not the tag of a value"),
    };

    static ByteWriter Tag(ByteWriter output, ValueTag tag)
    {
        output.Byte((byte)tag);
        return output;
    }

    static void Decimal(ByteWriter output, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        foreach (var part in bits) output.Int32(part);
    }

    static void DateTimeOffset(ByteWriter output, DateTimeOffset value)
    {
        output.Int64(value.Ticks);
        output.Int16((short)value.TotalOffsetMinutes);
    }

    // One made with canonicalisation switched off reads differently when it is made again from its text.
    static bool IsWhatItsTextSays(Uri uri) =>
        Uri.TryCreate(uri.OriginalString, UriKind.RelativeOrAbsolute, out var again) && again.ToString() == uri.ToString();
}
