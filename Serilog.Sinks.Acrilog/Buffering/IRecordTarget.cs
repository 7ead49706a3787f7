namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>Where a <see cref="BackgroundWriter"/> puts the blocks; called from its thread only.</summary>
interface IRecordTarget
{
    /// <summary>Writes a block of whole records, which is empty after <see cref="RecordBuffer.Poke"/>; returns when they are out of
    /// its hands.</summary>
    void Write(RecordBlock block);

    /// <summary>No block comes any more: the buffer is completed and drained.</summary>
    void End();
}
