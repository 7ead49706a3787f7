namespace Serilog.Sinks.Acrilog.Rolling;

/// <summary>All that decides when a file ends.</summary>
/// <param name="Schedule">Which period an instant belongs to.</param>
/// <param name="FileSizeLimitBytes">What a file may not exceed, unless one event alone does; null for no limit.</param>
/// <param name="RollOnStartup">Whether a log begins with a file of its own instead of continuing one.</param>
sealed record RollRules(RollSchedule Schedule, long? FileSizeLimitBytes, bool RollOnStartup)
{
    /// <summary>Whether a record may be appended to a file of this length, or belongs into the next file.</summary>
    /// <param name="lengthBytes">The file's length now.</param>
    /// <param name="emptyLengthBytes">The length of a file without any record: that of its byte order mark.</param>
    /// <param name="recordBytes">The length of the record.</param>
    public bool HasRoom(long lengthBytes, long emptyLengthBytes, int recordBytes) =>
        FileSizeLimitBytes is not { } limit || lengthBytes <= emptyLengthBytes || recordBytes <= limit - lengthBytes;
}
