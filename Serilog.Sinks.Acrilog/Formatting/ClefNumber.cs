namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>A number that no type of .NET holds to the last digit; it renders as it was, and is text in JSON.</summary>
sealed record ClefNumber(string Digits)
{
    public override string ToString() => Digits;
}
