using System.Globalization;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>Doubles that were made from a few decimals, such as milliseconds, in a fraction of the time that the general way takes.</summary>
/// <remarks>
/// Up to 15 digits, no two decimals are the same double. So a decimal that gives the double back is the shortest one, which is what
/// .NET writes: <c>m / 1,000,000</c> is rounded once, from two numbers that a double holds exactly.
/// </remarks>
static class DoubleText
{
    const int Decimals = 6;
    const long Scale = 1_000_000;

    // 15 digits with the decimals.
    const double Limit = 1e9;

    // Below it .NET takes to exponents.
    const double Least = 1e-4;

    /// <summary>Writes what <c>ToString</c> gives in the invariant culture, or nothing and false.</summary>
    public static bool TryAppend(double value, Utf8Buffer output)
    {
        var magnitude = Math.Abs(value);
        if (!(magnitude is >= Least and < Limit)) return false;
        var scaled = (long)Math.Round(magnitude * Scale);
        if ((double)scaled / Scale != magnitude) return false;
        var whole = scaled / Scale;
        if (value < 0) output.Append("-"u8);
        output.Append(whole, default, CultureInfo.InvariantCulture);
        AppendFraction((int)(scaled - whole * Scale), output);
        return true;
    }

    static void AppendFraction(int fraction, Utf8Buffer output)
    {
        if (fraction == 0) return;
        Span<byte> digits = stackalloc byte[1 + Decimals];
        digits[0] = (byte)'.';
        var length = digits.Length;
        for (var i = Decimals; i > 0; i--, fraction /= 10)
        {
            digits[i] = (byte)('0' + fraction % 10);
            if (length == i + 1 && digits[i] == '0') length = i;
        }

        output.Append(digits[..length]);
    }
}
