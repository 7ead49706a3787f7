using System.Globalization;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>What is to be known of a template to send it, and to tell how long its message can become.</summary>
/// <param name="Tokens">How many tokens it has.</param>
/// <param name="IsItsText">Whether its text is enough: parsed, by any version of Serilog, it gives these tokens again.</param>
/// <param name="Holes">How many tokens show a property.</param>
/// <param name="FormatChars">How much the formats of all holes may add to a single value.</param>
/// <param name="AlignmentChars">How much the alignments of all holes may add.</param>
sealed record TemplateShape(int Tokens, bool IsItsText, int Holes, long FormatChars, long AlignmentChars)
{
    // "N" makes 400 characters of the nine bytes of a double.
    const int LongestPlainFormat = 400;

    /// <summary>The shape of a template that shows no property.</summary>
    public static readonly TemplateShape Flat = new(1, false, 0, 0, 0);

    /// <summary>Whether no event is small enough for its message to stay within <see cref="EventLimits.MaxRenderedChars"/>.</summary>
    public bool IsExcessive => FormatChars + AlignmentChars > EventLimits.MaxRenderedChars;

    public static TemplateShape Of(MessageTemplate template)
    {
        int tokens = 0, holes = 0;
        long formatChars = 0, alignmentChars = 0;
        foreach (var token in template.Tokens)
        {
            tokens++;
            if (token is not PropertyToken hole) continue;
            holes++;
            alignmentChars += Math.Max(0, hole.Alignment?.Width ?? 0);
            if (hole.Format is { } format) formatChars += LongestPlainFormat + format.Length + PrecisionOf(format);
        }

        return new TemplateShape(tokens, TemplateGrammar.IsItsText(template), holes, formatChars, alignmentChars);
    }

    /// <summary>About how long the message of an event of so many bytes and values can become.</summary>
    public long RenderedChars(int bytes, int values) => ((long)Holes * bytes) + (FormatChars * values) + AlignmentChars;

    /// <summary>What it takes to keep a template, in characters; one that was put together by hand holds more than its text says.</summary>
    public static int CharsOf(MessageTemplate template, TemplateShape shape)
    {
        long chars = template.Text.Length + ((long)shape.Tokens * EventLimits.CharsPerToken);
        if (!shape.IsItsText) chars += template.Tokens.Sum(static token => token is TextToken or PropertyToken ? (long)token.Length : 0);
        return (int)Math.Min(chars, int.MaxValue);
    }

    // Of "D9" and the like; a single one may ask for a billion digits.
    static long PrecisionOf(string format) =>
        format.Length > 1 && int.TryParse(format.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : 0;
}
