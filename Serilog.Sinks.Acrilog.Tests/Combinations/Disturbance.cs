namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>What happens while events are logged.</summary>
enum Disturbance
{
    Calm,

    /// <summary>The file is renamed and an empty one is put in its place; the renamed one is deleted later.</summary>
    LogrotateCreate,
    LogrotateCopytruncate,
    Moved,
    Deleted,
    Cut,
    FolderInstead,
    LinkInstead,

    /// <summary>The disk is full, has some room now and then, and is freed in the end.</summary>
    FullDisk,

    /// <summary>No file can be created until others are deleted.</summary>
    NoInodes,

    /// <summary>The log starts on a file system that can only be read, and can be written to later.</summary>
    ReadOnly,

    /// <summary>One of the processes that log is killed.</summary>
    Killed,

    /// <summary>One of the processes that log is stopped and goes on later.</summary>
    Stopped,
    BusyPool,
    FewDescriptors,
    ClockBack,
    ClockForward,
    Restarted,

    /// <summary>A worker is killed, and the parent stops listening before it has read all that came.</summary>
    DrainTimeout,
}
