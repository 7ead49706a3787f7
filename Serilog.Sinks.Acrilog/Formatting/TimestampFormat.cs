using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>One format for every <c>{Timestamp}</c> of a template that states none.</summary>
static class TimestampFormat
{
    const string Timestamp = "Timestamp";

    static readonly MessageTemplateParser Parser = new();

    // Any date that all calendars of .NET know: the narrowest one spans 1960 to 2050.
    static readonly ScalarValue Sample = new(new DateTimeOffset(2000, 1, 2, 3, 4, 5, TimeSpan.Zero));

    /// <summary>The format if it can be used, null if there is none.</summary>
    /// <exception cref="ArgumentException">A template cannot carry the format, or a timestamp refuses it.</exception>
    public static string? Check(string? timestampFormat, IFormatProvider? formatProvider)
    {
        if (string.IsNullOrEmpty(timestampFormat)) return null;
        if (!IsCarriedByATemplate(timestampFormat))
            throw Unusable(timestampFormat, "it would break the template", null);
        try
        {
            Sample.Render(TextWriter.Null, timestampFormat, formatProvider);
        }
        catch (FormatException refused)
        {
            throw Unusable(timestampFormat, "DateTimeOffset refuses it", refused);
        }

        return timestampFormat;
    }

    /// <summary>The template in which every bare <c>{Timestamp}</c> has the format; all else renders as before.</summary>
    public static string Apply(string template, string timestampFormat)
    {
        var result = new StringBuilder(template.Length + timestampFormat.Length);
        foreach (var token in Parser.Parse(template).Tokens)
        {
            if (token is PropertyToken { PropertyName: Timestamp, Format: null } timestamp)
                result.Append(CultureInfo.InvariantCulture, $"{{{Timestamp}{Aligned(timestamp)}:{timestampFormat}}}");
            else if (token is TextToken text)
                // What the parser took for text must stay text, a malformed hole as well as an escaped brace.
                result.Append(text.Text.Replace("{", "{{").Replace("}", "}}"));
            else
                result.Append(token);
        }

        return result.ToString();
    }

    static string Aligned(PropertyToken token) => token.Alignment switch
    {
        null => "",
        { Direction: AlignmentDirection.Left } left => string.Create(CultureInfo.InvariantCulture, $",-{left.Width}"),
        { } right => string.Create(CultureInfo.InvariantCulture, $",{right.Width}"),
    };

    static bool IsCarriedByATemplate(string format)
    {
        using var tokens = Parser.Parse($"{{{Timestamp}:{format}}}").Tokens.GetEnumerator();
        return tokens.MoveNext() && tokens.Current is PropertyToken hole && hole.Format == format && !tokens.MoveNext();
    }

    static ArgumentException Unusable(string timestampFormat, string because, Exception? inner) =>
        new($"timestampFormat '{timestampFormat}' cannot be used: {because}. Allowed is a DateTimeOffset format such as "
            + "'yyyy-MM-dd HH:mm:ss.fff zzz', of letters, digits, punctuation except '}', spaces and '+'; "
            + "null leaves {Timestamp} as it is.", nameof(timestampFormat), inner);
}
