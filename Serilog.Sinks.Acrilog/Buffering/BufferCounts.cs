namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>How many records were offered to a buffer and how many of them were dropped, level by level.</summary>
/// <remarks>Not thread-safe.</remarks>
sealed class BufferCounts
{
    readonly long[] _offered = new long[RecordTag.Levels];
    readonly long[] _dropped = new long[RecordTag.Levels];

    /// <summary>How many records were offered in all, dropped ones included.</summary>
    public long Total { get; private set; }

    public void Offered(RecordTag tag)
    {
        _offered[tag.Index]++;
        Total++;
    }

    public void Dropped(RecordTag tag) => _dropped[tag.Index]++;

    /// <summary>Copies the numbers of offered records; their sum.</summary>
    public long CopyOffered(Span<long> byLevel)
    {
        _offered.CopyTo(byLevel);
        return Total;
    }

    /// <summary>Moves the numbers of dropped records out; their sum.</summary>
    public long TakeDropped(Span<long> byLevel)
    {
        long sum = 0;
        for (var i = 0; i < _dropped.Length; i++) sum += byLevel[i] = _dropped[i];
        Array.Clear(_dropped);
        return sum;
    }
}
