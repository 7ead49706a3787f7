using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>What its stream tells a connection of its worker.</summary>
/// <param name="pipe">The worker's pipes.</param>
/// <param name="worker">The worker.</param>
/// <param name="lifecycle">Says in the log what happens to it.</param>
/// <param name="password">What its Hello must repeat.</param>
sealed class WorkerContact(ParentPipe pipe, WorkerAccount worker, LifecycleEvents lifecycle, string password)
{
    long _unsaidDrops;

    public WorkerAccount Worker => worker;

    public LifecycleEvents Lifecycle => lifecycle;

    public string Password => password;

    /// <summary>Who waits for the worker's events to be through.</summary>
    public Flushes Flushes { get; } = new();

    /// <summary>The worker is there, and has its ends of the pipes.</summary>
    /// <param name="facts">What it says of itself, if anything.</param>
    public void Greet(ProcessFacts? facts)
    {
        pipe.ReleaseWorkerEnd();
        if (facts is not null) worker.Facts = facts;
        worker.HasSpoken = true;
        lifecycle.Started();
    }

    /// <summary>Takes in that the worker dropped events; it is said in the log later, since more may follow at once.</summary>
    public void Dropped(LevelCounts dropped)
    {
        worker.Ledger.DropsArrived(dropped);
        Interlocked.Add(ref _unsaidDrops, dropped.Total);
    }

    /// <summary>Says in the log what was dropped since it was said last.</summary>
    public void SayDrops()
    {
        var dropped = Interlocked.Exchange(ref _unsaidDrops, 0);
        if (dropped > 0) lifecycle.Dropped(dropped);
    }
}
