using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>A worker at one moment, as <see cref="RelayListener.Workers"/> shows it.</summary>
/// <remarks>Immutable. The numbers were read one after the other while the worker went on, so they may differ by the last few
/// events.</remarks>
public sealed class RelayedWorker
{
    internal RelayedWorker(WorkerAccount worker)
    {
        Name = worker.Name;
        ProcessId = worker.ProcessId;
        StartTime = worker.Facts?.StartTime;
        var ledger = worker.Ledger;
        ReceivedByLevel = ledger.Received.ToDictionary();
        LostByLevel = ledger.LostByLevel().ToDictionary();
        Lost = ledger.Lost;
        Damaged = ledger.Damaged;
        Cut = ledger.Cut;
        Bytes = ledger.Bytes;
    }

    /// <summary>What the parent calls it.</summary>
    public string Name { get; }

    /// <summary>The id of its process; null until it has said a word, unless the listener started it.</summary>
    public int? ProcessId { get; }

    /// <summary>When its process was started; null until it has said a word, and for a worker that logs lines of JSON.</summary>
    public DateTimeOffset? StartTime { get; }

    /// <summary>How many of its events are in the log.</summary>
    public long Received => ReceivedByLevel.Values.Sum();

    /// <summary>The same, level by level; a level without any is left out.</summary>
    public IReadOnlyDictionary<LogEventLevel, long> ReceivedByLevel { get; }

    /// <summary>How many events it logged that are not in the log.</summary>
    public long Lost { get; }

    /// <summary>Those of them whose level is known, level by level: what the worker itself had to drop, and what
    /// came when the time to write it was up.</summary>
    public IReadOnlyDictionary<LogEventLevel, long> LostByLevel { get; }

    /// <summary>How many frames, or lines, could not be read.</summary>
    public long Damaged { get; }

    /// <summary>How many events were so large that they came shortened.</summary>
    public long Cut { get; }

    /// <summary>How many bytes came.</summary>
    public long Bytes { get; }
}
