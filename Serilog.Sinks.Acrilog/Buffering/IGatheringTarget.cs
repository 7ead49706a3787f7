namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>Who has records kept in a <see cref="Gathering"/>.</summary>
interface IGatheringTarget
{
    /// <summary>Hears that records begin to be kept for it; a call of <see cref="WriteGathered"/> follows.</summary>
    void BeginGathered();

    /// <summary>Writes them, in the thread that brought them or in one that finds them late; throws nothing.</summary>
    void WriteGathered(RecordBlock block);
}
