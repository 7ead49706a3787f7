namespace Serilog.Sinks.Acrilog.Files;

/// <summary>What writes that failed half-way have left in a file.</summary>
/// <remarks>Adding is safe from any thread; all else belongs to the one that has the file alone.</remarks>
sealed class WriteParts
{
    readonly List<byte[]> _parts = [];

    /// <summary>How many bytes they are.</summary>
    public int Bytes => _parts.Sum(part => part.Length);

    /// <summary>Notes what of a write is in the file.</summary>
    public void Add(ReadOnlySpan<byte> part)
    {
        if (part.IsEmpty) return;
        lock (_parts) _parts.Add(part.ToArray());
    }

    /// <summary>Forgets them all.</summary>
    /// <param name="end">The last bytes of the file, as many as all parts have; null if unknown, and all parts are taken to be there.</param>
    /// <returns>How many bytes are in parts that something else follows, so that they cannot be cut off.</returns>
    public int TakeBuried(byte[]? end)
    {
        var buried = end is null ? 0 : BuriedBefore(end);
        _parts.Clear();
        return buried;
    }

    int BuriedBefore(ReadOnlySpan<byte> end)
    {
        while (IndexAtEndOf(end) is >= 0 and var index)
        {
            end = end[..^_parts[index].Length];
            _parts.RemoveAt(index);
        }
        return Bytes;
    }

    int IndexAtEndOf(ReadOnlySpan<byte> end)
    {
        for (var i = 0; i < _parts.Count; i++)
            if (end.EndsWith(_parts[i])) return i;
        return -1;
    }
}
