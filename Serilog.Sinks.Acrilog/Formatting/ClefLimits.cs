namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>
/// What a line of JSON from elsewhere may ask of us. A line within them takes some 50 MB at most while it is read (measured,
/// .NET 10), a third of that as an event, and no more to render.
/// </summary>
static class ClefLimits
{
    /// <summary>A line, without its newline. Longer ones are refused.</summary>
    public const int MaxLineBytes = 1024 * 1024;

    /// <summary>How deep the value of a property may nest. Deeper lines are refused.</summary>
    public const int MaxDepth = 32;

    /// <summary>Values of a line, nested ones included. Lines with more are refused.</summary>
    public const int MaxValues = 128 * 1024;

    /// <summary>Opening braces of a template. One with more is taken for a text.</summary>
    public const int MaxBraces = 1024;

    /// <summary>How wide a hole may pad its value. A template that wants more is taken for a text.</summary>
    public const int MaxAlignment = 1000;

    /// <summary>About how long a message may get. A template that could render to more is taken for a text.</summary>
    public const int MaxMessageChars = 8 * 1024 * 1024;

    /// <summary>How long a format for numbers may be. A number ignores a longer one.</summary>
    public const int MaxFormatChars = 100;

    /// <summary>How many digits a format may ask for, as <c>D99</c> does. A number ignores one that asks for more.</summary>
    public const int MaxFormatPrecision = 99;

    /// <summary>How many templates a reader keeps parsed.</summary>
    public const int MaxCachedTemplates = 1000;

    /// <summary>How long a template may be to be kept; a longer one is hardly one that comes again.</summary>
    public const int MaxCachedTemplateChars = 1024;
}
