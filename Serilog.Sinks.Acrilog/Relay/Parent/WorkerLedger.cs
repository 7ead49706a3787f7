using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>The account of one worker: what it sent, what came, what is missing. Used by its connection alone.</summary>
sealed class WorkerLedger
{
    long _sequence;

    /// <summary>Events that came and were handed to the target.</summary>
    public LevelCounts Received { get; } = new();

    /// <summary>Events that the worker says it dropped.</summary>
    public LevelCounts Dropped { get; } = new();

    /// <summary>Events that the worker offered and that did not come, as the gaps in the sequence numbers tell.</summary>
    public long Lost { get; private set; }

    /// <summary>Frames whose checksum or content was wrong.</summary>
    public long Damaged { get; private set; }

    /// <exception cref="WireFormatException">The numbers go backwards.</exception>
    public void EventArrived(long sequence) => Lost += Move(sequence, sequence - 1);

    /// <exception cref="WireFormatException">The numbers go backwards.</exception>
    public void NoteArrived(long sequence) => Lost += Move(sequence, sequence);

    public void EventDelivered(LogEventLevel level) => Received.Add(level);

    /// <summary>An event came whose content makes no sense.</summary>
    public void EventDamaged()
    {
        Damaged++;
        Lost++;
    }

    /// <summary>A frame came whose checksum is wrong; what it held shows in the next number.</summary>
    public void FrameDamaged() => Damaged++;

    long Move(long sequence, long accountedFor)
    {
        if (accountedFor < _sequence)
            throw new WireFormatException($"the sequence number went from {_sequence} back to {sequence}");
        var missing = accountedFor - _sequence;
        _sequence = sequence;
        return missing;
    }
}
