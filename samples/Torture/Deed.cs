namespace Torture;

/// <summary>What can be done to a worker, or what it can be told to do.</summary>
enum Deed
{
    /// <summary>The parent wants another level of it.</summary>
    ChangeLevel,

    /// <summary>It is stopped with SIGSTOP, and continued a little later.</summary>
    Pause,

    /// <summary>It logs more than its queue holds.</summary>
    Flood,

    /// <summary>It is asked to end, and closes its log.</summary>
    End,

    /// <summary>It dies of an unhandled exception.</summary>
    Crash,

    /// <summary>It is killed with SIGKILL.</summary>
    Kill,

    /// <summary>It writes a frame with a wrong checksum into its pipe, beside its logger.</summary>
    DamageFrame,

    /// <summary>It writes random bytes into its pipe, beside its logger.</summary>
    Garbage,

    /// <summary>It writes a torn line of JSON into its pipe, beside its logger.</summary>
    BadLine,

    /// <summary>It closes the pipe behind its logger's back.</summary>
    ClosePipe,
}
