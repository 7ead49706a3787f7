namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>Blocks that are used again.</summary>
/// <remarks>Not thread-safe.</remarks>
sealed class BlockPool
{
    /// <summary>The capacity of a block, unless one record needs more.</summary>
    public const int BlockBytes = 64 * 1024;

    // Enough for a writer that is held up for some milliseconds. After a longer time garbage is better than memory that is kept.
    const int MostSpare = 32;

    readonly Stack<RecordBlock> _spare = [];

    /// <summary>An empty block with room for a record of so many bytes.</summary>
    public RecordBlock Next(int recordBytes = 0) =>
        recordBytes > BlockBytes ? new RecordBlock(recordBytes)
        : _spare.TryPop(out var block) ? block
        : new RecordBlock(BlockBytes);

    /// <summary>Takes a block back that nobody uses any more.</summary>
    public void Recycle(RecordBlock block)
    {
        block.Clear();
        if (block.Free == BlockBytes && _spare.Count < MostSpare) _spare.Push(block);
    }
}
