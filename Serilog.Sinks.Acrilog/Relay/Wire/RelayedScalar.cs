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

    public void WriteTo(ByteWriter output)
    {
        output.Text(text);
        output.VarUInt((ulong)formatted.Count);
        foreach (var (format, rendered) in formatted)
        {
            output.OptionalText(format);
            output.Text(rendered);
        }
    }

    public static RelayedScalar ReadFrom(ref ByteReader input)
    {
        const int leastBytesEach = 2;
        var text = input.Text();
        var formatted = new (string?, string)[input.Count(leastBytesEach)];
        for (var i = 0; i < formatted.Length; i++) formatted[i] = (input.OptionalText(), input.Text());
        return new RelayedScalar(text, formatted);
    }
}
