using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>Fills what a hole wrote up to the width it asks for, counted in UTF-16 units as Serilog does.</summary>
static class Padding
{
    public static void Apply(Utf8Buffer output, int start, Alignment alignment)
    {
        var missing = alignment.Width - Wtf8.CountUtf16(output.From(start));
        if (missing <= 0) return;
        if (alignment.Direction == AlignmentDirection.Right) output.InsertSpaces(start, missing);
        else output.AppendSpaces(missing);
    }
}
