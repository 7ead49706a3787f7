namespace Serilog.Sinks.Acrilog.Enrichment;

/// <summary>Whose code a frame of the stack runs.</summary>
enum CodeOrigin
{
    /// <summary>The runtime and its core library, Microsoft.Extensions.Logging, a hidden method, or not known.</summary>
    Plumbing,

    /// <summary>Serilog itself and the packages its maintainers sign.</summary>
    Serilog,

    /// <summary>This package.</summary>
    ThisPackage,

    /// <summary>All other code: what an event's caller can be.</summary>
    Application,
}
