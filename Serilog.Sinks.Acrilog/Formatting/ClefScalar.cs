using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>
/// A number that renders as it did where it was logged, and that no format of a foreign template makes throw or grow.
/// </summary>
sealed class ClefScalar(object number, ClefRenderings? renderings = null) : ScalarValue(number)
{
    public override void Render(TextWriter output, string? format = null, IFormatProvider? formatProvider = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (renderings?.Find(format) is { } text)
        {
            output.Write(text);
            return;
        }

        try
        {
            base.Render(output, format is null || IsBounded(format) ? format : null, formatProvider);
        }
        catch (FormatException) when (format is not null)
        {
            base.Render(output, null, formatProvider);
        }
    }

    // A letter and a number is a standard format, and the number is how many digits it writes.
    static bool IsBounded(string format) =>
        format.Length <= ClefLimits.MaxFormatChars
        && !(char.IsAsciiLetter(format[0]) && int.TryParse(format.AsSpan(1), out var digits) && digits > ClefLimits.MaxFormatPrecision);
}
