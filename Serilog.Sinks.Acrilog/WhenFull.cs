namespace Serilog.Sinks.Acrilog;

/// <summary>What becomes of an event that finds the memory full in which events wait: a buffered file's, or the queue to a relay's
/// parent.</summary>
/// <remarks>
/// Dropped events are counted and told of. Verbose and Debug may fill three quarters of the memory at most, and
/// no event of a higher level is dropped to make room for one of them: they are given up first.
/// </remarks>
public enum WhenFull
{
    /// <summary>Its caller waits for room for a while; if there is none by then, the event is dropped.</summary>
    Wait,

    /// <summary>It is dropped.</summary>
    DropNewest,

    /// <summary>The oldest events that wait are dropped to make room for it; for Verbose and Debug, only those of these two levels.</summary>
    DropOldest,
}
