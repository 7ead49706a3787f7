namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>What a line of a log is.</summary>
enum MarkKind
{
    Event,

    /// <summary>What a hook wrote.</summary>
    Header,

    /// <summary>What a listener says of a worker.</summary>
    Lifecycle,

    /// <summary>A whole event with something else before or after it.</summary>
    Glued,

    /// <summary>A part of an event.</summary>
    Fragment,
}
