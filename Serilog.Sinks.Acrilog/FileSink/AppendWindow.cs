using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>What records may be appended to as things stand, without a look at any rule: a file, until a time or up to a size.</summary>
/// <param name="Active">The file; it takes records from several threads at once.</param>
/// <param name="From">The first time that this holds for; an earlier one is that of a clock that was set back.</param>
/// <param name="Until">The first time that it no longer holds for.</param>
/// <param name="MostBytes">What the file's length may not exceed.</param>
readonly record struct AppendWindow(ActiveFile Active, DateTimeOffset From, DateTimeOffset Until, long MostBytes)
{
    /// <summary>Appends records that came now, from any thread; false if that cannot be done, or was not, without a look at the rules.</summary>
    /// <param name="records">Their bytes.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="now">The time.</param>
    public bool TryAppend(ReadOnlySpan<byte> records, int count, DateTimeOffset now)
    {
        if (now < From || now >= Until || !Active.Period.Holds(now) || !Active.File.TryAppendBeside(records, MostBytes)) return false;
        Active.LastWrite = now;
        FileMetrics.Wrote(count, records.Length);
        return true;
    }
}
