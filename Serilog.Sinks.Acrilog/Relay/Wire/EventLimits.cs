namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>
/// How much an event may hold beside its bytes, so that a small frame cannot become a large event. A worker cuts what
/// exceeds them, a reader refuses it; stated in WIRE.md.
/// </summary>
static class EventLimits
{
    /// <summary>Properties, elements, members and renderings, on all levels together.</summary>
    public const int MaxValues = 65_536;

    /// <summary>Entries of all dictionaries together: keys that are chosen to collide cost their square in time.</summary>
    public const int MaxEntries = 8192;

    /// <summary>Tokens of the template that are sent as such, or holes of one that is sent as text.</summary>
    public const int MaxTokens = 4096;

    /// <summary>An exception and all its inner ones.</summary>
    public const int MaxExceptions = 256;

    /// <summary>The length that a message may have when it is rendered, as <see cref="TemplateShape"/> estimates it.</summary>
    public const long MaxRenderedChars = 32 * 1024 * 1024;

    /// <summary>Characters of all the templates that a reader keeps parsed; a token counts as <see cref="CharsPerToken"/>.</summary>
    public const int MaxCachedChars = 256 * 1024;

    /// <summary>What a parsed token takes beside its text, in characters.</summary>
    public const int CharsPerToken = 16;
}
