namespace Serilog.Sinks.Acrilog.Diagnostics;

/// <summary>Why an event of a worker did not reach its parent's log, as metrics name it.</summary>
static class LossReason
{
    /// <summary>The worker's queue was full.</summary>
    public const string Full = "full";

    /// <summary>What came could not be read.</summary>
    public const string Damaged = "damaged";

    /// <summary>The parent's log threw it back.</summary>
    public const string Refused = "refused";

    /// <summary>It had arrived when the listener's time to write it was up, and no worker is left that has it too.</summary>
    public const string Late = "late";

    /// <summary>The numbers of the events tell that it was sent, and nothing tells why it did not come.</summary>
    public const string Missing = "missing";
}
