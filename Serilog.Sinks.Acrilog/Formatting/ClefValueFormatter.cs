using Serilog.Formatting.Json;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>Serilog's JSON, and numbers that have no type of their own as they came.</summary>
sealed class ClefValueFormatter() : JsonValueFormatter("$type")
{
    protected override void FormatLiteralValue(object? value, TextWriter output)
    {
        if (value is ClefNumber number) output.Write(number.Digits);
        else base.FormatLiteralValue(value, output);
    }
}
