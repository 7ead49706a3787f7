namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>A promise that the README makes weaker for some rows.</summary>
/// <param name="Name">What the promise is weakened to.</param>
/// <param name="Why">What the README says.</param>
/// <param name="Holds">For which rows.</param>
sealed record Weakening(string Name, string Why, Func<Combination, bool> Holds)
{
    /// <summary>Of the killed process' last phase only the first events may be there.</summary>
    public static readonly Weakening KilledBuffer = new("the last events of a killed process with a buffer are gone",
        "What a crash costs: buffered, 2 ms, with a slow disk more.",
        row => row is { Disturbance: Disturbance.Killed, Delivery: Delivery.Buffered, IsRelayed: false });

    /// <summary>The same of a worker that does not audit.</summary>
    public static readonly Weakening KilledQueue = new("the last events of a killed worker are gone",
        "A worker is killed: what was still queued inside the worker is lost with it, uncounted.",
        row => row is { Disturbance: Disturbance.Killed, IsRelayed: true, IsShell: false } && row.Delivery != Delivery.Audit);

    /// <summary>A line may be torn, of the event whose call had not returned.</summary>
    public static readonly Weakening TornByKill = new("one torn line for a killed writer",
        "A line torn by a crash is finished with a newline before the first new event.",
        row => row is { Disturbance: Disturbance.Killed, IsRelayed: false });

    /// <summary>As many parts as are told.</summary>
    public static readonly Weakening BuriedPart = new("a part of an event stays before another thread's event, and is told",
        "If the event of another thread came after the part that a failed write left, that part stays before it, and SelfLog says how many bytes.",
        row => row.Disturbance is Disturbance.FullDisk && row.Delivery != Delivery.Shared);

    /// <summary>Always on a line of its own.</summary>
    public static readonly Weakening SharedPart = new("a part of an event stays, on a line of its own",
        "On a disk that fills up, the part of an event that was taken stays, ended with a newline, and the event is written again.",
        row => row is { Disturbance: Disturbance.FullDisk, Delivery: Delivery.Shared });

    /// <summary>Events of one write, in two files.</summary>
    public static readonly Weakening WrittenAgain = new("events of a failed write through a wrapped stream are in two files",
        "Hooks that wrap the stream: after a failed write the log goes on in the next number; events of that write may be in both.",
        row => row is { Disturbance: Disturbance.FullDisk, Hooks: HookKind.Wrapped });

    /// <summary>No more than what a roll that failed, and was told, leaves in the current file.</summary>
    public static readonly Weakening FailedRoll = new("a file exceeds its limit when a roll fails, and it is told",
        "No file exceeds its limit, unless one event alone does, or a roll fails.",
        row => row.Disturbance is Disturbance.FullDisk or Disturbance.NoInodes or Disturbance.FewDescriptors or Disturbance.Stopped or Disturbance.FolderInstead);

    /// <summary>The order within a file, and that files do not interleave, is kept.</summary>
    public static readonly Weakening NamesByClock = new("names do not tell the order of files",
        "The clock decides; a restart names an active file by its last write, which the disk's clock says.",
        row => row.Disturbance is Disturbance.ClockBack or Disturbance.ClockForward
            || (row is { Naming: FileNaming.Stable, Rolls: Rolls.Time } && row.Disturbance is Disturbance.Restarted or Disturbance.ReadOnly or Disturbance.Killed));

    /// <summary>Every one.</summary>
    public static IReadOnlyList<Weakening> All { get; } =
        [KilledBuffer, KilledQueue, TornByKill, BuriedPart, SharedPart, WrittenAgain, FailedRoll, NamesByClock];
}
