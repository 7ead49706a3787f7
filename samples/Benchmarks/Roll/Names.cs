namespace Benchmarks.Roll;

/// <summary>What the contenders are called.</summary>
static class Names
{
    public const string Acrilog = "Acrilog";
    public const string SerilogFile = "Serilog.Sinks.File";
    public const string NLog = "NLog";
}
