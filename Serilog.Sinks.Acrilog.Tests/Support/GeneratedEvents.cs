using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>FsCheck's way to make events: every kind of value, under every format, at every depth, in templates of every form.</summary>
static class GeneratedEvents
{
    static readonly string[] Names = ["Value", "Other", "0", "1", "ä_1", "Level", "Message", "with space", "a.b", "{", "…", "\uD800"];

    static readonly string?[] Alignments = [null, null, null, ",12", ",-12", ",1", ",100"];

    static readonly string[] Texts = ["", " ", "text ", "{{", "}}", "{", "}", "{ }", "{}", "{a b}", "\"", "\\", "\n", "\t", "ä€𝄞", "\uDC00", "{Gone}", "{a.b}"];

    static readonly Exception?[] Exceptions =
        [null, null, null, Failure.Thrown(), new TimeoutException(), new InvalidOperationException("lone \uD800", new FormatException())];

    static readonly Gen<LogEventPropertyValue> Scalar = GeneratedScalars.Any.Select(value => (LogEventPropertyValue)new ScalarValue(value));

    static readonly Gen<string> Hole =
        from hint in Gen.Elements("", "", "", "@", "$")
        from name in Gen.Elements(Names)
        from alignment in Gen.Elements(Alignments)
        from format in Gen.Elements(GeneratedScalars.Formats)
        select $"{{{hint}{name}{alignment}{(format is null ? "" : ":" + format)}}}";

    static readonly Gen<string> TemplateText = Gen.OneOf(Gen.Elements(Texts), Hole, Hole).ListOf().Select(string.Concat);

    static readonly Gen<MessageTemplate> Template = Gen.Frequency(
        (4, TemplateText.Select(text => new MessageTemplateParser().Parse(text))),
        (1, HandBuilt()));

    static readonly Gen<ActivityTraceId> TraceId = Gen.Elements(default, ActivityTraceId.CreateFromString("0af7651916cd43dd8448eb211c80319c"),
        ActivityTraceId.CreateFromBytes(new byte[16]));

    static readonly Gen<ActivitySpanId> SpanId = Gen.Elements(default, ActivitySpanId.CreateFromString("b7ad6b7169203331"));

    static readonly Gen<DateTimeOffset> Timestamp =
        from ticks in GeneratedScalars.Ticks(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay)
        from minutes in Gen.Choose(-14 * 60, 14 * 60)
        select new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes));

    public static Arbitrary<LogEvent> Any() => (
        from at in Gen.OneOf(Timestamp, Gen.Elements(DateTimeOffset.MinValue, DateTimeOffset.MaxValue))
        from level in Gen.Elements(Enum.GetValues<LogEventLevel>())
        from exception in Gen.Elements(Exceptions)
        from template in Template
        from properties in Property(depth: 3).ListOf()
        from trace in TraceId
        from span in SpanId
        select new LogEvent(at, level, exception, template, properties, trace, span)).ToArbitrary();

    static Gen<LogEventProperty> Property(int depth) =>
        from name in Gen.Elements(Names)
        from value in Value(depth)
        select new LogEventProperty(name, value);

    static Gen<LogEventPropertyValue> Value(int depth) => depth == 0 ? Scalar : Gen.Frequency(
        (6, Scalar),
        (1, Short(Value(depth - 1)).Select(v => (LogEventPropertyValue)new SequenceValue(v))),
        (1, from members in Short(Property(depth - 1)) from tag in Gen.Elements(null, "", "Tag", "\uD800 \"") select (LogEventPropertyValue)new StructureValue(members, tag)),
        (1, Short(from key in GeneratedScalars.Any from value in Value(depth - 1) select (key, value)).Select(Dictionary)));

    static Gen<IReadOnlyList<T>> Short<T>(Gen<T> item) =>
        from count in Gen.Choose(0, 4)
        from items in item.ListOf(count)
        select (IReadOnlyList<T>)items;

    static LogEventPropertyValue Dictionary(IReadOnlyList<(object? Key, LogEventPropertyValue Value)> entries) => new DictionaryValue(
        entries.DistinctBy(e => e.Key).Select(e => new KeyValuePair<ScalarValue, LogEventPropertyValue>(new ScalarValue(e.Key), e.Value)));

    static Gen<MessageTemplate> HandBuilt()
    {
        Gen<MessageTemplateToken> text = Gen.Elements(Texts).Select(t => (MessageTemplateToken)new TextToken(t));
        Gen<MessageTemplateToken> hole =
            from name in Gen.Elements(Names.Append("").ToArray())
            from raw in Gen.Elements("", "{Value}", "raw")
            from format in Gen.Elements(GeneratedScalars.Formats.Append("").ToArray())
            from width in Gen.Elements(null, (int?)0, 7, -7)
            from direction in Gen.Elements(AlignmentDirection.Left, AlignmentDirection.Right, (AlignmentDirection)9)
            from destructuring in Gen.Elements(Enum.GetValues<Destructuring>())
            select (MessageTemplateToken)new PropertyToken(name, raw, format, width is null ? null : new Alignment(direction, width.Value), destructuring);
        return
            from tokens in Gen.OneOf(text, hole).ListOf()
            from written in Gen.Elements("", "another {Value}", null)
            select written is null ? new MessageTemplate(tokens) : new MessageTemplate(written, tokens);
    }
}
