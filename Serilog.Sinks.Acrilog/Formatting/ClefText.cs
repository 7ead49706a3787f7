namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>
/// A text that was no string where it was logged but a date, an enum or the like: it renders without quotes, and under each
/// format that is known as it did there.
/// </summary>
sealed class ClefText(string text, ClefRenderings renderings) : IFormattable
{
    public override string ToString() => text;

    public string ToString(string? format, IFormatProvider? formatProvider) => renderings.Find(format) ?? text;
}
