using System.Runtime.CompilerServices;

namespace Serilog.Sinks.Acrilog;

/// <summary>Settings as configuration files give them: with an empty text for null, and in words in place of a number.</summary>
static class SettingWords
{
    /// <summary>A text, or its default where it is null or empty.</summary>
    public static string Text(string? text, string unlessGiven) => string.IsNullOrEmpty(text) ? unlessGiven : text;

    /// <summary>The size that either form gives.</summary>
    /// <param name="words">The size in words; null or empty if it is not given so.</param>
    /// <param name="bytes">The size as a number.</param>
    /// <param name="unlessGiven">What <paramref name="bytes"/> is when nobody gives it.</param>
    /// <param name="setting">What <paramref name="words"/> is called.</param>
    /// <param name="other">What <paramref name="bytes"/> is called.</param>
    /// <exception cref="ArgumentException">The words are no size, or both are given.</exception>
    public static long? Size(string? words, long? bytes, long? unlessGiven = null,
        [CallerArgumentExpression(nameof(words))] string setting = "", [CallerArgumentExpression(nameof(bytes))] string other = "")
    {
        // Configuration files cannot say null: what reads them makes it an empty text.
        if (string.IsNullOrEmpty(words)) return bytes;
        if (bytes != unlessGiven) throw Doubled(setting, words, other, bytes);
        return SizeText.Parse(words, setting);
    }

    /// <summary>The time that either form gives.</summary>
    /// <exception cref="ArgumentException">The words are no time, or both are given.</exception>
    public static TimeSpan? Span(string? words, TimeSpan? span,
        [CallerArgumentExpression(nameof(words))] string setting = "", [CallerArgumentExpression(nameof(span))] string other = "")
    {
        if (string.IsNullOrEmpty(words)) return span;
        if (span is not null) throw Doubled(setting, words, other, span);
        return SpanText.Parse(words, setting);
    }

    static ArgumentException Doubled(string setting, string words, string other, object? value) =>
        new($"{setting} is \"{words}\" beside {other}, which is {value ?? "null"} and says the same in another way; leave one of the two out.", setting);
}
