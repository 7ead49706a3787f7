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
    /// number and never over an existing file: <c>app20261122.log</c>, <c>app20261122_001.log</c>.
    /// </summary>
    Stable,
}
