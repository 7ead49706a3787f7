using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>The file that is written to.</summary>
/// <param name="File">It, open.</param>
/// <param name="Id">Which file of the log it is; null while it has a name of its own.</param>
/// <param name="Period">The period it covers.</param>
sealed record ActiveFile(LogFile File, LogFileId? Id, Period Period)
{
    long _lastWriteTicks;

    /// <summary>When it was last written to, in UTC; safe from any thread.</summary>
    public DateTimeOffset LastWrite
    {
        get => new(Volatile.Read(ref _lastWriteTicks), TimeSpan.Zero);
        set => Volatile.Write(ref _lastWriteTicks, value.UtcTicks);
    }
}
