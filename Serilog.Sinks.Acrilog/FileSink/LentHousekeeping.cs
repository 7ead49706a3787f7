namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Work behind a log in a queue that belongs to somebody else: it goes on when the log is closed.</summary>
sealed class LentHousekeeping(Housekeeping owned) : IHousekeeping
{
    public bool EndsWithLog => false;

    public CancellationToken Stopping => owned.Stopping;

    public void Enqueue(Action job) => owned.Enqueue(job);

    public void Dispose()
    {
        // Its owner waits for what is left.
    }
}
