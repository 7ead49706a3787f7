using System.Globalization;
using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>An output template, made ready to be written many times.</summary>
sealed class OutputPlan
{
    static readonly MessageTemplateParser Parser = new();

    // At a time that all calendars know.
    static readonly LogEvent Bare = new(TimestampFormat.Sample, default, null, MessageTemplate.Empty, []);

    readonly OutputPart[] _parts;
    readonly IFormatProvider? _formatProvider;
    readonly bool _escapes;
    readonly ValueText _values;
    readonly JsonText _json;
    readonly string[] _named;

    /// <param name="template">The output template.</param>
    /// <param name="formatProvider">How values are written; null is the invariant culture.</param>
    /// <param name="escapes">Whether control characters in what comes from events are escaped.</param>
    public OutputPlan(string template, IFormatProvider? formatProvider, bool escapes)
    {
        _formatProvider = formatProvider;
        _escapes = escapes;
        _values = new ValueText(formatProvider, escapes);
        _json = new JsonText(escapes);
        var tokens = Parser.Parse(template).Tokens.ToArray();
        _named = [.. tokens.OfType<PropertyToken>().SelectMany(NamesOf)];
        _parts = [.. tokens.Select(PartOf)];
    }

    public void Write(LogEvent logEvent, Utf8Buffer output)
    {
        foreach (var part in _parts) part.Write(logEvent, output);
    }

    OutputPart PartOf(MessageTemplateToken token)
    {
        if (token is not PropertyToken hole) return new FixedPart(Wtf8.GetBytes(((TextToken)token).Text));
        return hole.PropertyName switch
        {
            OutputProperties.LevelPropertyName => new LevelPart(hole),
            OutputProperties.NewLinePropertyName => new FixedPart(new SerilogPart(hole, null).BytesOf(Bare)),
            OutputProperties.ExceptionPropertyName => new ExceptionPart(hole, _escapes),
            OutputProperties.TimestampPropertyName => Timestamp(hole, isUtc: false),
            OutputProperties.UtcTimestampPropertyName => Timestamp(hole, isUtc: true),
            OutputProperties.MessagePropertyName => Aligned(new MessagePart(hole.Format, _values, _json, _escapes), hole),
            OutputProperties.PropertiesPropertyName => Aligned(new PropertiesPart(hole.Format, _named, _values, _json), hole),
            OutputProperties.TraceIdPropertyName => Aligned(new TracePart(isSpan: false), hole),
            OutputProperties.SpanIdPropertyName => Aligned(new TracePart(isSpan: true), hole),
            CallerPart.Name => Aligned(new CallerPart(hole, _values), hole),
            _ => Other(hole),
        };
    }

    OutputPart Timestamp(PropertyToken hole, bool isUtc) => ValueText.IsPlain(_formatProvider)
        ? Aligned(new TimestampPart(hole.Format, (CultureInfo?)_formatProvider, isUtc), hole)
        : new SerilogPart(hole, _formatProvider);

    /// <summary>A property, unless the Serilog that runs has come to know the name as one of an event's own.</summary>
    OutputPart Other(PropertyToken hole)
    {
        // Without format and culture there is nothing that an event could refuse.
        var named = new PropertyToken(hole.PropertyName, $"{{{hole.PropertyName}}}");
        return new SerilogPart(named, null).BytesOf(Bare).Length > 0 ? new SerilogPart(hole, _formatProvider) : new PropertyPart(hole, _values);
    }

    static string[] NamesOf(PropertyToken hole) =>
        hole.PropertyName == CallerPart.Name ? [CallerPart.Name, .. CallerPart.Properties] : [hole.PropertyName];

    static OutputPart Aligned(OutputPart part, PropertyToken hole) =>
        hole.Alignment is { } alignment ? new AlignedPart(part, alignment) : part;
}
