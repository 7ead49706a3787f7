namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>How events reach the file.</summary>
enum Delivery
{
    Default,
    Buffered,
    Shared,
    Audit,
}
