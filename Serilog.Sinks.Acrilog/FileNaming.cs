namespace Serilog.Sinks.Acrilog;

/// <summary>How the files of a log are called.</summary>
public enum FileNaming
{
    /// <summary>
    /// Each file is called by its period from the start, as with Serilog.Sinks.File: <c>app20261122.log</c>, then
    /// <c>app20261122_001.log</c> for the next one of that period.
    /// </summary>
    Dated,

    /// <summary>
    /// The active file is always called as configured, <c>app.log</c>; a roll renames it to the period it covers, to the next free
    /// number and never over an existing file: <c>app20261122.log</c>, <c>app20261122_001.log</c>. If a symbolic link to a file has
    /// that name when the logger is created, the file that it leads to is the log, rolled in its own folder, and the link stays.
    /// </summary>
    Stable,
}
