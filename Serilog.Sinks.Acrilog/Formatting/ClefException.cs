namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>An exception of which only the text is known; it prints as the original did.</summary>
sealed class ClefException(string text) : Exception(FirstLine(text))
{
    public override string ToString() => text;

    static string FirstLine(string text) => text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? text[..end] : text;
}
