namespace Benchmarks.Compare;

/// <summary>What the contenders are called.</summary>
static class Names
{
    public const string BareWrites = "limit: one bare write an event";
    public const string BlockWrites = "limit: 64 KiB blocks";
    public const string NullSink = "Serilog into a null sink";
    public const string SerilogFile = "Serilog.Sinks.File";
    public const string SerilogBuffered = "Serilog.Sinks.File, buffered";
    public const string SerilogAsync = "Serilog.Sinks.Async + File, buffered";
    public const string NLogFile = "NLog";
    public const string NLogNoAutoFlush = "NLog, no auto-flush";
    public const string NLogAsync = "NLog, async";
    public const string ZLoggerGrow = "ZLogger, grow";
    public const string ZLoggerBlock = "ZLogger, block";
    public const string Acrilog = "Acrilog";
    public const string AcrilogLevels = "Acrilog, a template per level";
    public const string AcrilogBuffered = "Acrilog, buffered";
}
