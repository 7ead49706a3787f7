namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>When a file ends.</summary>
enum Rolls
{
    Unrolled,
    Size,
    Time,
    Startup,
}
