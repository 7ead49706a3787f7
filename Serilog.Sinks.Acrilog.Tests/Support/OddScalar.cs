using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A scalar with a rendering of its own.</summary>
sealed class OddScalar(object? value) : ScalarValue(value)
{
    public override void Render(TextWriter output, string? format = null, IFormatProvider? formatProvider = null) =>
        output.Write($"odd {Value}");
}
