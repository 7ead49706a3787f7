namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Where a log has done what no caller should wait for.</summary>
/// <remarks>Safe from any thread.</remarks>
interface IHousekeeping : IDisposable
{
    /// <summary>Cancelled when a long job is to end as soon as it can.</summary>
    CancellationToken Stopping { get; }

    /// <summary>Has a job done after all those before it.</summary>
    void Enqueue(Action job);
}
