using System.Diagnostics;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>Events of all kinds, made from a seed.</summary>
sealed class ClefEvents(int seed)
{
    static readonly string[] Names = ["A", "B", "C", "D", "0", "@A", "@@x", "@", "with space", "q\"uote", "ü", "\u0000n"];

    static readonly string[] Pieces =
    [
        "{", "}", "{{", "}}", " text ", "\"", "\\", "\n", "\u0001", "ä", "\ud800", "😀", "{A}", "{@B}", "{$C,10}", "{Gone:000}",
        "{A:G}", "{A,-12:G}", "{B,40:G}", "{D:G}", "{0:G}", "{0}",
    ];

    readonly Random _random = new(seed);

    public IEnumerable<LogEvent> Take(int count) => Enumerable.Range(0, count).Select(_ => Next());

    LogEvent Next()
    {
        var template = new MessageTemplateParser().Parse(string.Concat(Many(8, () => Pick(Pieces))));
        var at = new DateTimeOffset(_random.NextInt64(DateTime.UnixEpoch.Ticks, DateTime.MaxValue.Ticks / 2), TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(_random.Next(-840, 841)));
        var exception = OneIn(8) ? new InvalidOperationException(Text(), OneIn(2) ? new FormatException(Text()) : null) : null;
        return new LogEvent(at, (LogEventLevel)_random.Next(6), exception, template, Properties(0),
            OneIn(3) ? ActivityTraceId.CreateRandom() : default, OneIn(3) ? ActivitySpanId.CreateRandom() : default);
    }

    LogEventProperty[] Properties(int depth) =>
        [.. Many(6, () => new LogEventProperty(Pick(Names), Value(depth))).DistinctBy(property => property.Name)];

    LogEventPropertyValue Value(int depth) => (depth < 4 ? _random.Next(8) : 8) switch
    {
        0 => new SequenceValue(Many(4, () => Value(depth + 1))),
        1 => new StructureValue(Properties(depth + 1), OneIn(2) ? Text() : null),
        2 => new DictionaryValue(Many(4, Text).Distinct().Select(key => KeyValuePair.Create(new ScalarValue(key), Value(depth + 1)))),
        _ => new ScalarValue(Scalar()),
    };

    // Each takes the format G, or none at all.
    object? Scalar() => _random.Next(20) switch
    {
        0 => null,
        1 => _random.Next(-1000, 1000),
        2 => _random.NextInt64(long.MinValue, long.MaxValue),
        3 => unchecked((ulong)_random.NextInt64(long.MinValue, long.MaxValue)),
        4 => BitConverter.Int64BitsToDouble(_random.NextInt64(long.MinValue, long.MaxValue)),
        5 => _random.NextSingle(),
        6 => new decimal(_random.Next(), _random.Next(), _random.Next(), OneIn(2), (byte)_random.Next(29)),
        7 => OneIn(2) ? double.NaN : double.NegativeInfinity,
        8 => OneIn(2) ? -0.0 : 1.10m,
        9 => OneIn(2),
        10 => (char)_random.Next(0x10000),
        11 => new DateTime(_random.NextInt64(DateTime.MaxValue.Ticks), DateTimeKind.Utc),
        12 => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromMinutes(_random.Next(-840, 841))),
        13 => TimeSpan.FromTicks(_random.NextInt64(long.MinValue, long.MaxValue)),
        14 => (DayOfWeek)_random.Next(9),
        15 => _random.NextDouble(),
        _ => Text(),
    };

    string Text() => string.Concat(Many(10, () => _random.Next(4) switch
    {
        0 => (char)_random.Next(' ', 0x7F),
        1 => (char)_random.Next(0x100),
        2 => (char)_random.Next(0x10000),
        _ => "\"\\/\r\n\t\f\b{}<>&'+"[_random.Next(14)],
    }));

    bool OneIn(int count) => _random.Next(count) == 0;

    T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];

    T[] Many<T>(int limit, Func<T> one)
    {
        var many = new T[_random.Next(limit)];
        for (var i = 0; i < many.Length; i++) many[i] = one();
        return many;
    }
}
