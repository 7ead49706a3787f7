namespace Serilog.Sinks.Acrilog.Rolling;

/// <summary>How much of a log is kept; a file goes when any of the limits wants it to.</summary>
/// <param name="FileCountLimit">How many files are kept, the active one included; null for any number.</param>
/// <param name="TimeLimit">How long a file is kept after its last write; null for ever.</param>
/// <param name="TotalSizeLimitBytes">What all files may have together, the active one included; null for no limit.</param>
sealed record RetentionPolicy(int? FileCountLimit, TimeSpan? TimeLimit = null, long? TotalSizeLimitBytes = null)
{
    /// <summary>Whether nothing is ever deleted.</summary>
    public bool KeepsAll => this is { FileCountLimit: null, TimeLimit: null, TotalSizeLimitBytes: null };

    /// <summary>Files that were last written to before this instant go.</summary>
    public DateTimeOffset OldestWrite(DateTimeOffset now) =>
        TimeLimit is { } limit && limit < now - DateTimeOffset.MinValue ? now - limit : DateTimeOffset.MinValue;

    /// <summary>Whether this many files beside the active one are too many, or too large together with it.</summary>
    public bool IsExceededBy(int files, long bytes, long activeBytes) =>
        files + 1L > FileCountLimit || (files > 0 && bytes + activeBytes > TotalSizeLimitBytes);
}
