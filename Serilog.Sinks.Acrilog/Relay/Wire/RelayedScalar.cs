using System.Globalization;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>
/// A scalar of a type that is not carried as such (a <see cref="Type"/>, a user's own): the texts it renders to, made
/// in the worker for each format string that the event's own template asks of it.
/// </summary>
/// <param name="text">What <see cref="object.ToString"/> gives.</param>
/// <param name="formatted">The text for each format; null is the one for no format.</param>
sealed class RelayedScalar(string text, IReadOnlyList<(string? Format, string Text)> formatted) : IFormattable
{
    public override string ToString() => text;

    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        foreach (var known in formatted)
            if (known.Format == format) return known.Text;
        return text;
    }

    public void WriteTo(ByteWriter output, ValueContext context)
    {
        output.Text(context.Cut(text));
        var kept = context.Keep(formatted.Count);
        output.Values(kept);
        for (var i = 0; i < kept; i++)
        {
            output.OptionalText(context.CutOptional(formatted[i].Format));
            output.Text(context.Cut(formatted[i].Text));
        }
    }

    /// <summary>Writes the texts of a value of an unknown type, with the invariant culture.</summary>
    public static void Write(ByteWriter output, object value, ValueContext context)
    {
        output.Text(context.Cut(Read(value, null, static (v, _) => v.ToString())));
        if (value is not IFormattable)
        {
            output.Values(0);
            return;
        }

        var formats = context.Formats();
        var kept = context.Keep(formats.Count);
        output.Values(kept + 1);
        output.OptionalText(null);
        output.Text(context.Cut(Invariant(value, null)));
        foreach (var format in formats)
        {
            if (kept-- == 0 || output.IsOverfull) break;
            output.OptionalText(context.Cut(format));
            output.Text(context.Cut(Invariant(value, format)));
        }

        static string Invariant(object value, string? format) =>
            Read(value, format, static (v, f) => ((IFormattable)v).ToString(f, CultureInfo.InvariantCulture));
    }

    /// <summary>Writes the texts of a user's own kind of property value, with the culture it chooses itself, as when Serilog writes it.</summary>
    public static void Write(ByteWriter output, LogEventPropertyValue value, ValueContext context)
    {
        output.Text(context.Cut(Own(value, null)));
        var formats = context.Formats();
        var kept = context.Keep(formats.Count);
        output.Values(kept);
        foreach (var format in formats)
        {
            if (kept-- == 0 || output.IsOverfull) break;
            output.OptionalText(context.Cut(format));
            output.Text(context.Cut(Own(value, format)));
        }

        static string Own(object value, string? format) => Read(value, format, static (v, f) => ((IFormattable)v).ToString(f, null));
    }

    public static RelayedScalar ReadFrom(ref ByteReader input)
    {
        const int leastBytesEach = 2;
        var text = input.Text();
        var count = input.Values(leastBytesEach);
        (string?, string)[] formatted = count == 0 ? [] : new (string?, string)[count];
        for (var i = 0; i < count; i++) formatted[i] = (input.OptionalText(), input.Text());
        return new RelayedScalar(text, formatted);
    }

    static string Read(object value, string? format, Func<object, string?, string?> render)
    {
        try
        {
            return render(value, format) ?? "";
        }
        catch (Exception ex)
        {
            return Unreadable.Text(value, ex);
        }
    }
}
