using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>Checks the formats of timestamps, and gives one to every timestamp of a template that states none.</summary>
static class TimestampFormat
{
    const string Allowed = "Allowed is a DateTimeOffset format such as 'yyyy-MM-dd HH:mm:ss.fff zzz'";

    /// <summary>A time that all calendars of .NET know: the narrowest one spans 1960 to 2050.</summary>
    public static readonly DateTimeOffset Sample = new(2000, 1, 2, 3, 4, 5, TimeSpan.Zero);

    static readonly MessageTemplateParser Parser = new();

    /// <summary>The format if it can be used, null if there is none.</summary>
    /// <exception cref="ArgumentException">A template cannot carry the format, or a timestamp refuses it.</exception>
    public static string? Check(string? timestampFormat, IFormatProvider? formatProvider)
    {
        if (string.IsNullOrEmpty(timestampFormat)) return null;
        if (!IsCarriedByATemplate(timestampFormat))
            throw Unusable(timestampFormat, "it would break the template", null);
        if (IsRefused(Sample, timestampFormat, formatProvider, out var refusal))
            throw Unusable(timestampFormat, "DateTimeOffset refuses it", refusal);
        return timestampFormat;
    }

    /// <summary>Checks the formats of all timestamps of an output template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="setting">The setting it is of.</param>
    /// <param name="level">The level it is for, if the setting has several templates; null if it has one.</param>
    /// <param name="formatProvider">How timestamps are written; null is the invariant culture.</param>
    /// <exception cref="ArgumentException">A timestamp refuses its format.</exception>
    public static void CheckTemplate(string template, string setting, string? level, IFormatProvider? formatProvider)
    {
        foreach (var hole in Parser.Parse(template).Tokens.OfType<PropertyToken>())
        {
            if (hole.Format is null || ValueOf(hole) is not { } sample || !IsRefused(sample, hole.Format, formatProvider, out var refusal))
                continue;
            var type = sample.GetType().Name;
            throw new ArgumentException($"{setting} has {hole}{(level is null ? "" : $" for '{level}'")}, and {type} refuses the format "
                + $"'{hole.Format}'. {Allowed}, or none for Serilog's own.", setting, refusal);
        }
    }

    /// <summary>The template in which every timestamp without a format has this one; all else renders as before.</summary>
    public static string Apply(string template, string timestampFormat)
    {
        var result = new StringBuilder(template.Length + timestampFormat.Length);
        foreach (var token in Parser.Parse(template).Tokens)
        {
            if (token is PropertyToken { Format: null } timestamp && ValueOf(timestamp) is not null)
                result.Append(CultureInfo.InvariantCulture, $"{{{timestamp.PropertyName}{Aligned(timestamp)}:{timestampFormat}}}");
            else if (token is TextToken text)
                // What the parser took for text must stay text, a malformed hole as well as an escaped brace.
                result.Append(text.Text.Replace("{", "{{").Replace("}", "}}"));
            else
                result.Append(token);
        }

        return result.ToString();
    }

    /// <summary>What Serilog formats for a hole; null if that is no timestamp.</summary>
    static object? ValueOf(PropertyToken hole) => hole.PropertyName switch
    {
        OutputProperties.TimestampPropertyName => Sample,
        OutputProperties.UtcTimestampPropertyName => Sample.UtcDateTime,
        _ => null,
    };

    static bool IsRefused(object sample, string format, IFormatProvider? formatProvider, [NotNullWhen(true)] out FormatException? refusal)
    {
        try
        {
            new ScalarValue(sample).Render(TextWriter.Null, format, formatProvider);
            refusal = null;
        }
        catch (FormatException refused)
        {
            refusal = refused;
        }

        return refusal is not null;
    }

    static string Aligned(PropertyToken token) => token.Alignment switch
    {
        null => "",
        { Direction: AlignmentDirection.Left } left => string.Create(CultureInfo.InvariantCulture, $",-{left.Width}"),
        { } right => string.Create(CultureInfo.InvariantCulture, $",{right.Width}"),
    };

    static bool IsCarriedByATemplate(string format)
    {
        using var tokens = Parser.Parse($"{{{OutputProperties.TimestampPropertyName}:{format}}}").Tokens.GetEnumerator();
        return tokens.MoveNext() && tokens.Current is PropertyToken hole && hole.Format == format && !tokens.MoveNext();
    }

    static ArgumentException Unusable(string timestampFormat, string because, Exception? inner) =>
        new($"timestampFormat '{timestampFormat}' cannot be used: {because}. {Allowed}, of any characters but '}}'; "
            + "null leaves timestamps as Serilog writes them.", nameof(timestampFormat), inner);
}
