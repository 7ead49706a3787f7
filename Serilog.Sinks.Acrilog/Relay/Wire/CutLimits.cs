using System.Globalization;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>How much of its texts and collections an event keeps that would not fit a frame whole.</summary>
/// <param name="MaxChars">Characters of a text.</param>
/// <param name="MaxItems">Items of a collection, properties of the event, tokens of its template.</param>
/// <param name="MaxDepth">How deep collections, and inner exceptions, nest.</param>
/// <param name="KeepsHoles">Whether the template is still rendered, not only shown.</param>
sealed record CutLimits(int MaxChars, int MaxItems, int MaxDepth, bool KeepsHoles = true)
{
    /// <summary>What is cut by these would not fit in any case: a character, or an item, takes at least a byte.</summary>
    public static readonly CutLimits Whole = new(WireLimits.MaxFrameBytes, WireLimits.MaxFrameBytes, WireLimits.MaxDepth);

    /// <summary>Ever narrower limits, tried in turn until an event fits; the last ones let every event fit.</summary>
    public static readonly IReadOnlyList<CutLimits> Steps =
    [
        new(512 * 1024, 60_000, WireLimits.MaxDepth), new(256 * 1024, 30_000, WireLimits.MaxDepth),
        new(128 * 1024, 15_000, WireLimits.MaxDepth), new(64 * 1024, 8000, WireLimits.MaxDepth), new(16 * 1024, 1000, WireLimits.MaxDepth),
        new(4096, 256, WireLimits.MaxDepth), new(1024, 64, 8), new(256, 16, 4), new(32, 4, 2, KeepsHoles: false),
    ];

    /// <summary>The text, or its beginning and a mark.</summary>
    public string Cut(string text)
    {
        if (text.Length <= MaxChars) return text;
        var kept = char.IsHighSurrogate(text[MaxChars - 1]) ? MaxChars - 1 : MaxChars;
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, kept)}… [cut, {text.Length} characters]");
    }
}
