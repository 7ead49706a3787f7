namespace Benchmarks.Relay;

/// <summary>What the contenders are called.</summary>
static class Names
{
    public const string Typed = "Acrilog relay, typed";
    public const string TypedBuffered = "Acrilog relay, typed, file buffered";
    public const string Straight = "Acrilog relay, straight to the file";
    public const string AcrilogShared = "Acrilog, shared";
    public const string SerilogShared = "Serilog.Sinks.File, shared";
    public const string NLogAppend = "NLog, a target that appends";
    public const string NLogFile = "NLog, file target";
}
