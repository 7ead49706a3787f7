namespace Serilog.Sinks.Acrilog;

/// <summary>What becomes of an event that finds the queue to the parent full.</summary>
/// <remarks>
/// Dropped events are counted by level, and the parent is told. Verbose and Debug may fill three quarters of the queue at most, so
/// that with <see cref="Wait"/> and <see cref="DropNewest"/> they are given up before events of higher levels are.
/// </remarks>
public enum WhenFull
{
    /// <summary>Its caller waits for room for a while; if there is none by then, the event is dropped.</summary>
    Wait,

    /// <summary>It is dropped.</summary>
    DropNewest,

    /// <summary>The oldest events that wait are dropped to make room for it, whatever their level.</summary>
    DropOldest,
}
