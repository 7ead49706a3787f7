using System.Globalization;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>How much of its texts and collections an event keeps that would not fit a frame whole.</summary>
sealed record CutLimits(int MaxChars, int MaxItems)
{
    public static readonly CutLimits None = new(int.MaxValue, int.MaxValue);

    /// <summary>Ever narrower limits, tried in turn until an event fits.</summary>
    public static readonly IReadOnlyList<CutLimits> Steps =
    [
        new(512 * 1024, 128 * 1024), new(256 * 1024, 64 * 1024), new(128 * 1024, 32 * 1024), new(64 * 1024, 8192),
        new(16 * 1024, 1024), new(4096, 256), new(1024, 64), new(64, 4),
    ];

    public string Cut(string text)
    {
        if (text.Length <= MaxChars) return text;
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, MaxChars)}… [cut, {text.Length} characters]");
    }

    public string? CutOptional(string? text) => text is null ? null : Cut(text);
}
