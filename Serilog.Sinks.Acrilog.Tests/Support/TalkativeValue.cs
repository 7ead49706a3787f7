namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A value that logs while it is rendered.</summary>
sealed class TalkativeValue(ILogger log)
{
    public override string ToString()
    {
        log.Information("inner");
        return "value";
    }
}
