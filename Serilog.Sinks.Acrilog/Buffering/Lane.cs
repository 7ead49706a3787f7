namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>A small block of records of one thread or a few, which <see cref="RecordLanes"/> moves on together with those of all other lanes.</summary>
/// <remarks>Whoever adds or swaps locks the lane, always for a short time: nobody waits for room with a lane locked.</remarks>
sealed class Lane(int capacity)
{
    // Guarded by the lane's lock.
    RecordBlock? _records;

    // The property of the thread that moves records on.
    RecordBlock? _swapped;

    /// <summary>What <see cref="SwapLocked"/> put here, oldest first; null or empty if that is nothing.</summary>
    public RecordBlock? Swapped => _swapped;

    /// <summary>Whether a record of so many bytes finds room.</summary>
    public bool HasRoomLocked(int bytes) => (_records?.Free ?? capacity) >= bytes;

    /// <summary>Adds a record, for which there is room.</summary>
    /// <returns>Whether it is the only one.</returns>
    public bool AddLocked(ReadOnlySpan<byte> record, RecordTag tag)
    {
        _records ??= new RecordBlock(capacity);
        _records.Add(record, tag);
        return _records.Records == 1;
    }

    /// <summary>Puts the records into <see cref="Swapped"/>, which is empty, and leaves an empty lane.</summary>
    public void SwapLocked() => (_records, _swapped) = (_swapped, _records);
}
