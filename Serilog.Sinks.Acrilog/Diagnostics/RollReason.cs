namespace Serilog.Sinks.Acrilog.Diagnostics;

/// <summary>Why a log went on to another file: the values of <c>reason</c> at <c>acrilog.file.rolls</c>.</summary>
static class RollReason
{
    /// <summary>The next event would have gone beyond the size limit.</summary>
    public const string Size = "size";

    /// <summary>The period ended.</summary>
    public const string Time = "time";

    /// <summary>The application started, and asked for a file of its own.</summary>
    public const string Startup = "startup";

    /// <summary>The application asked for it.</summary>
    public const string Manual = "manual";

    /// <summary>The file was deleted, moved or taken by someone else.</summary>
    public const string Lost = "lost";
}
