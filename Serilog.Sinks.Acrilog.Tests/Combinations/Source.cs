namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>Who logs.</summary>
enum Source
{
    Threads,

    /// <summary>Asynchronous methods, which change threads between events.</summary>
    Flow,

    /// <summary>Worker processes, whose events go through a logger in the parent.</summary>
    Relay,

    /// <summary>Worker processes that render their events, which the parent appends to the file.</summary>
    Straight,

    /// <summary>Shells that write lines of compact JSON for a logger.</summary>
    Clef,

    /// <summary>Shells that write lines of compact JSON for a file.</summary>
    ClefStraight,
}
