using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>How much a buffer holds, and what becomes of records that find it full.</summary>
/// <param name="Bytes">How many bytes may wait for the writer. Verbose and Debug fill three quarters of them at most, so that
/// they are given up before Error and Fatal are.</param>
/// <param name="Patience">How long a caller waits for room before its record is dropped; zero for not at all.</param>
/// <param name="DropsOldest">Whether records that wait make room for new ones, and no caller waits.</param>
sealed record BufferLimits(long Bytes, TimeSpan Patience, bool DropsOldest = false)
{
    /// <summary>How many bytes may wait when a record of this level is added.</summary>
    public long BytesFor(LogEventLevel level) => IsMinor(level) ? Bytes - (Bytes / 4) : Bytes;

    /// <summary>Whether records of this level are the first to be given up.</summary>
    public static bool IsMinor(LogEventLevel level) => level < LogEventLevel.Information;
}
