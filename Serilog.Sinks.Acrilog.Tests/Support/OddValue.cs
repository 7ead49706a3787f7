using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A value that Serilog does not know and that renders itself, a character at a time.</summary>
sealed class OddValue(string text) : LogEventPropertyValue
{
    public override void Render(TextWriter output, string? format = null, IFormatProvider? formatProvider = null)
    {
        output.Write($"<{format}");
        foreach (var c in text) output.Write(c);
        output.WriteLine('>');
    }
}
