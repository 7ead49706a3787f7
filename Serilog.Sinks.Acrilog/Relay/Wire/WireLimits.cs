namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>What neither side of a relay ever exceeds; stated in WIRE.md.</summary>
static class WireLimits
{
    /// <summary>The version both sides write; a reader refuses any other.</summary>
    public const byte Version = 1;

    /// <summary>A whole frame, header and trailer included. A larger event is cut by the worker.</summary>
    public const int MaxFrameBytes = 1024 * 1024;

    /// <summary>How deep values, and inner exceptions, may nest.</summary>
    public const int MaxDepth = 32;

    /// <summary>How many distinct message templates a reader keeps parsed.</summary>
    public const int MaxCachedTemplates = 1000;
}
