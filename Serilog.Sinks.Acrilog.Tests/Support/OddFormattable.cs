namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A user's type, whose text depends on all that it is given, and which refuses one format.</summary>
sealed class OddFormattable : IFormattable
{
    public string ToString(string? format, IFormatProvider? formatProvider) => format == "boom"
        ? throw new FormatException("boom")
        : $"[{format}|{formatProvider?.GetType().Name}\uD83D]";

    public override string ToString() => "plain";
}
