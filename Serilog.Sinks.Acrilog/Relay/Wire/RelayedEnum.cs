using System.Globalization;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>
/// A value of an enum type that the parent need not have: it renders under every enum format string as the original does.
/// </summary>
/// <param name="typeName">The full name of the enum type, for those who read it; never resolved.</param>
/// <param name="name">What format G gives.</param>
/// <param name="flagsName">What format F gives.</param>
/// <param name="bits">The value, sign-extended.</param>
/// <param name="underlying">The underlying integer type.</param>
sealed class RelayedEnum(string typeName, string name, string flagsName, long bits, TypeCode underlying) : IFormattable
{
    public string TypeName => typeName;

    public override string ToString() => name;

    public string ToString(string? format, IFormatProvider? formatProvider) => format switch
    {
        null or "" or "G" or "g" => name,
        "F" or "f" => flagsName,
        "D" or "d" => underlying == TypeCode.UInt64
            ? unchecked((ulong)bits).ToString(CultureInfo.InvariantCulture)
            : bits.ToString(CultureInfo.InvariantCulture),
        "X" or "x" => bits.ToString("X16", CultureInfo.InvariantCulture)[^HexDigits..],
        _ => throw new FormatException($"'{format}' is not a format of an enum; G, F, D and X are."),
    };

    int HexDigits => underlying switch
    {
        TypeCode.SByte or TypeCode.Byte => 2,
        TypeCode.Int16 or TypeCode.UInt16 => 4,
        TypeCode.Int32 or TypeCode.UInt32 => 8,
        _ => 16,
    };

    public void WriteTo(ByteWriter output, ValueContext context)
    {
        output.Text(context.Cut(typeName));
        output.Text(context.Cut(name));
        output.OptionalText(flagsName == name ? null : context.Cut(flagsName));
        output.Int64(bits);
        output.Byte((byte)underlying);
    }

    public static RelayedEnum ReadFrom(ref ByteReader input)
    {
        var typeName = input.Text();
        var name = input.Text();
        return new RelayedEnum(typeName, name, input.OptionalText() ?? name, input.Int64(), (TypeCode)input.Byte());
    }

    public static RelayedEnum From(Enum value)
    {
        var underlying = value.GetTypeCode();
        var bits = underlying == TypeCode.UInt64
            ? unchecked((long)Convert.ToUInt64(value, CultureInfo.InvariantCulture))
            : Convert.ToInt64(value, CultureInfo.InvariantCulture);
        return new RelayedEnum(value.GetType().FullName ?? value.GetType().Name, value.ToString("G"), value.ToString("F"), bits, underlying);
    }
}
