namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Where a log has done what no caller should wait for.</summary>
/// <remarks>Safe from any thread.</remarks>
interface IHousekeeping : IDisposable
{
    /// <summary>Whether the log waits for the jobs when it is closed; otherwise they may be done when it is open again.</summary>
    bool EndsWithLog { get; }

    /// <summary>Cancelled when a long job is to end as soon as it can.</summary>
    CancellationToken Stopping { get; }

    /// <summary>Has a job done after all those before it.</summary>
    void Enqueue(Action job);
}
