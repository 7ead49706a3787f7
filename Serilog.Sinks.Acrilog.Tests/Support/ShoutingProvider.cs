namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A provider with a formatter of its own for every value.</summary>
sealed class ShoutingProvider : IFormatProvider, ICustomFormatter
{
    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

    public string Format(string? format, object? arg, IFormatProvider? formatProvider) => $"!{arg}:{format}!";
}
