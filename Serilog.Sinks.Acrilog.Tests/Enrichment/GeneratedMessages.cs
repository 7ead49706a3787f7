using Microsoft.Extensions.Logging;

namespace Serilog.Sinks.Acrilog.Tests.Enrichment;

/// <summary>Logging methods whose bodies the generator of Microsoft.Extensions.Logging writes.</summary>
static partial class GeneratedMessages
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "hashed {File} ({Bytes} bytes)")]
    public static partial void Hashed(Microsoft.Extensions.Logging.ILogger logger, string file, long bytes);

    // More than six values make the generator write a structure instead of a delegate.
    [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "{A} {B} {C} {D} {E} {F} {G}")]
    public static partial void Many(Microsoft.Extensions.Logging.ILogger logger, int a, int b, int c, int d, int e, int f, int g);
}
