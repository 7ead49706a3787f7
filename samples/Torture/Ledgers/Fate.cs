namespace Torture.Ledgers;

/// <summary>How a process ended, by its exit code.</summary>
enum Fate
{
    /// <summary>By itself.</summary>
    Ended = 0,

    /// <summary>By SIGABRT, which .NET sends itself after an unhandled exception.</summary>
    Crashed = 134,

    /// <summary>By SIGKILL.</summary>
    Killed = 137,
}
