using System.Globalization;
using System.Text;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>Numbers of JSON, of which no digit is lost.</summary>
static class ClefNumbers
{
    // Longer than any number that one of the types holds, so that the rest costs no arithmetic.
    const int LongestParsed = 64;

    const NumberStyles Integer = NumberStyles.AllowLeadingSign;
    const NumberStyles Fraction = Integer | NumberStyles.AllowDecimalPoint;
    const NumberStyles Any = Fraction | NumberStyles.AllowExponent;

    static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>
    /// The first of <see cref="long"/>, <see cref="ulong"/> and <see cref="decimal"/> that is written just so (1.10 is a
    /// decimal and keeps its zero); or else a <see cref="double"/> or a decimal that is worth the same, as 1e5 is 100000;
    /// or else a <see cref="ClefNumber"/>.
    /// </summary>
    /// <param name="number">A number as the grammar of JSON has it.</param>
    public static object Parse(ReadOnlySpan<byte> number)
    {
        if (number.Length > LongestParsed) return Text(number);
        // Only a double has a negative zero.
        if (!number.SequenceEqual("-0"u8))
        {
            if (long.TryParse(number, Integer, Invariant, out var signed)) return signed;
            if (ulong.TryParse(number, Integer, Invariant, out var unsigned)) return unsigned;
        }

        if (decimal.TryParse(number, Fraction, Invariant, out var exact) && IsWritten(exact, number)) return exact;
        if (double.TryParse(number, Any, Invariant, out var floating) && IsWorth(floating, number)) return floating;
        if (decimal.TryParse(number, Any, Invariant, out exact) && IsWorth(exact, number)) return exact;
        return Text(number);
    }

    static ClefNumber Text(ReadOnlySpan<byte> number) => new(Encoding.ASCII.GetString(number));

    static bool IsWritten(decimal value, ReadOnlySpan<byte> number)
    {
        Span<byte> written = stackalloc byte[LongestParsed];
        return value.TryFormat(written, out var length, default, Invariant) && written[..length].SequenceEqual(number);
    }

    static bool IsWorth<T>(T value, ReadOnlySpan<byte> number) where T : IUtf8SpanFormattable
    {
        Span<byte> written = stackalloc byte[LongestParsed];
        return value.TryFormat(written, out var length, default, Invariant)
            && Normal(written[..length]) is { } had && had == Normal(number);
    }

    /// <summary>The digits from the first to the last that is not zero, and the power of ten of the last; null for no finite number.</summary>
    static (string Digits, long Exponent)? Normal(ReadOnlySpan<byte> number)
    {
        if (!char.IsAsciiDigit((char)number[^1])) return null;
        long exponent = 0;
        var mark = number.IndexOfAny((byte)'e', (byte)'E');
        if (mark >= 0)
        {
            if (!int.TryParse(number[(mark + 1)..], Integer, Invariant, out var power)) return null;
            exponent = power;
            number = number[..mark];
        }

        var point = number.IndexOf((byte)'.');
        if (point >= 0) exponent -= number.Length - point - 1;
        var digits = Encoding.ASCII.GetString(number).TrimStart('-').Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimEnd('0');
        exponent += digits.Length - significant.Length;
        significant = significant.TrimStart('0');
        return (significant, significant.Length == 0 ? 0 : exponent);
    }
}
