namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>What a parent can do beyond the first ones that spoke this version; a bit that is not known says nothing.</summary>
[Flags]
enum ParentCapabilities : ulong
{
    None = 0,

    /// <summary>It acknowledges a Bye at once, or closes the control pipe: a worker may wait for it.</summary>
    AcknowledgesBye = 1,

    /// <summary>It takes finished lines, and the Welcome says which form they have.</summary>
    TakesLines = 2,
}
