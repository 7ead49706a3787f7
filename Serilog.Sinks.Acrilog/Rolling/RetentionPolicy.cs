namespace Serilog.Sinks.Acrilog.Rolling;

/// <summary>Decides which files of a log are no longer kept.</summary>
/// <param name="FileCountLimit">How many files are kept, the active one included; null keeps all.</param>
sealed record RetentionPolicy(int? FileCountLimit)
{
    /// <summary>The files to delete, oldest first; never the active one.</summary>
    /// <param name="oldestFirst">All files of the log, the active one included.</param>
    /// <param name="active">The file being written.</param>
    public IReadOnlyList<LogFileId> Expired(IReadOnlyCollection<LogFileId> oldestFirst, LogFileId active)
    {
        if (FileCountLimit is not { } limit || oldestFirst.Count <= limit) return [];
        return [.. oldestFirst.Where(id => id != active).Take(oldestFirst.Count - limit)];
    }
}
