namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>How a worker's connection came to its end.</summary>
enum WorkerEnd
{
    /// <summary>The worker said so.</summary>
    Bye,

    /// <summary>No process holds the writing end any more.</summary>
    EndOfPipe,

    /// <summary>The worker's process has exited and the pipe is empty, though some other process still holds it.</summary>
    ProcessExited,

    /// <summary>The listener was disposed while the worker was still there.</summary>
    ListenerDisposed,

    /// <summary>What came was not a worker's, and the log says what it was.</summary>
    Refused,
}
