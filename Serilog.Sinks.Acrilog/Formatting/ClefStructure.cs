using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>A structure that renders as it did where it was logged.</summary>
sealed class ClefStructure(StructureValue values, ClefRenderings renderings) : StructureValue(values.Properties, values.TypeTag)
{
    public override void Render(TextWriter output, string? format = null, IFormatProvider? formatProvider = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (renderings.Find(format) is { } text) output.Write(text);
        else base.Render(output, format, formatProvider);
    }
}
