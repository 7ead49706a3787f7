using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>A sequence that renders as it did where it was logged.</summary>
sealed class ClefSequence(SequenceValue values, ClefRenderings renderings) : SequenceValue(values.Elements)
{
    public override void Render(TextWriter output, string? format = null, IFormatProvider? formatProvider = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (renderings.Find(format) is { } text) output.Write(text);
        else base.Render(output, format, formatProvider);
    }
}
