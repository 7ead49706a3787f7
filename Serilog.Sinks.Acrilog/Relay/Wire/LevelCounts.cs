using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>A number of events for each level, as a Loss frame carries it. Counting is safe from any thread.</summary>
sealed class LevelCounts
{
    public const int Levels = (int)LogEventLevel.Fatal + 1;

    readonly long[] _counts = new long[Levels];

    public LevelCounts()
    {
    }

    /// <param name="counts">The number for each level.</param>
    public LevelCounts(ReadOnlySpan<long> counts) => counts.CopyTo(_counts);

    public long this[LogEventLevel level] => Interlocked.Read(ref _counts[Index(level)]);

    public long Total
    {
        get
        {
            long total = 0;
            for (var i = 0; i < Levels; i++) total += Interlocked.Read(ref _counts[i]);
            return total;
        }
    }

    public void Add(LogEventLevel level, long count = 1) => Interlocked.Add(ref _counts[Index(level)], count);

    public void Add(LevelCounts other)
    {
        for (var i = 0; i < Levels; i++) Interlocked.Add(ref _counts[i], other[(LogEventLevel)i]);
    }

    /// <summary>The levels that have a number other than 0, with it.</summary>
    public IReadOnlyDictionary<LogEventLevel, long> ToDictionary() =>
        Enum.GetValues<LogEventLevel>().Where(level => this[level] != 0).ToDictionary(level => level, level => this[level]);

    /// <summary>As <c>3 events (1 Warning, 2 Error)</c>.</summary>
    public override string ToString()
    {
        var parts = Enum.GetValues<LogEventLevel>().Where(level => this[level] > 0).Select(level => $"{this[level]} {level}");
        return $"{Total} events ({string.Join(", ", parts)})";
    }

    public void WriteTo(ByteWriter payload)
    {
        for (var i = 0; i < Levels; i++) payload.VarUInt((ulong)this[(LogEventLevel)i]);
    }

    public static LevelCounts ReadFrom(ReadOnlySpan<byte> payload)
    {
        var reader = new ByteReader(payload);
        var counts = new LevelCounts();
        for (var i = 0; i < Levels; i++)
        {
            var count = reader.VarUInt();
            if (count > long.MaxValue) throw new WireFormatException($"{count} events are counted");
            counts._counts[i] = (long)count;
        }

        return counts;
    }

    // Serilog lets a level pass that is none; it counts as the nearest one.
    static int Index(LogEventLevel level) => Math.Clamp((int)level, 0, Levels - 1);
}
