using Serilog.Events;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>The account of one worker: what it sent, what came, what is missing.</summary>
/// <remarks>Written by its connection alone; may be read from any thread, for a live picture whose numbers need not belong to the
/// same instant.</remarks>
sealed class WorkerLedger
{
    // No worker logs so much, and sums of what is below it do not overflow.
    const long MostEvents = 1L << 60;

    LevelCounts? _offered;
    long _sequence;
    long _settled;
    long _handled;
    long _gaps;
    long _damaged;
    long _unreadable;
    long _refused;
    long _cut;
    long _bytes;

    static IReadOnlyList<LogEventLevel> Levels { get; } = Enum.GetValues<LogEventLevel>();

    /// <summary>Events that came and were handed to the target.</summary>
    public LevelCounts Received { get; } = new();

    /// <summary>Events that the worker says it dropped.</summary>
    public LevelCounts Dropped { get; } = new();

    /// <summary>Events that came when the time to write them was up, and are not in the log.</summary>
    public LevelCounts Late { get; } = new();

    /// <summary>The number up to which all events are in the log, or lost beyond recall.</summary>
    public long Settled => Interlocked.Read(ref _settled);

    /// <summary>Events that the worker offered and that are not in the log, whatever the reason.</summary>
    public long Lost => Math.Max(Interlocked.Read(ref _gaps), Dropped.Total) + Interlocked.Read(ref _unreadable) + Interlocked.Read(ref _refused) + Late.Total;

    /// <summary>Frames, or lines, whose checksum or content was wrong.</summary>
    public long Damaged => Interlocked.Read(ref _damaged);

    /// <summary>The number up to which all events were handed to the log, which may still keep them to be written together.</summary>
    public long Handled => Interlocked.Read(ref _handled);

    /// <summary>Events that came shortened, because they were too large.</summary>
    public long Cut => Interlocked.Read(ref _cut);

    /// <summary>All bytes that came.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Whether what the worker counted at its end is what came and what is known to be lost; true while it has not
    /// counted.</summary>
    public bool Balances => _offered is not { } offered
        || (offered.Total == Received.Total + Lost && Levels.All(level => offered[level] >= Received[level] + Dropped[level] + Late[level]));

    /// <summary>The lost events by level: exact once the worker has counted what it sent, before that what it has told of.</summary>
    public LevelCounts LostByLevel()
    {
        var lost = new LevelCounts();
        if (_offered is not { } offered)
        {
            lost.Add(Dropped);
            lost.Add(Late);
            return lost;
        }

        foreach (var level in Levels) lost.Add(level, Math.Max(0, offered[level] - Received[level]));
        return lost;
    }

    public void BytesArrived(int count)
    {
        Interlocked.Add(ref _bytes, count);
        RelayMetrics.Read(count);
    }

    /// <exception cref="WireFormatException">The numbers go backwards, or beyond reason.</exception>
    public void EventArrived(long sequence) => Move(sequence, sequence - 1);

    /// <exception cref="WireFormatException">The numbers go backwards, or beyond reason.</exception>
    public void NoteArrived(long sequence) => Move(sequence, sequence);

    /// <summary>What arrived last is done with.</summary>
    public void Settle() => Volatile.Write(ref _settled, _sequence);

    /// <summary>The log has returned from what arrived last.</summary>
    public void EventHandled() => Volatile.Write(ref _handled, _sequence);

    public void EventDelivered(LogEventLevel level)
    {
        Received.Add(level);
        RelayMetrics.Received(1);
    }

    /// <summary>An event came when the time to write it was up.</summary>
    public void EventLate(LogEventLevel level)
    {
        Late.Add(level);
        RelayMetrics.Lost(LossReason.Late, 1);
    }

    /// <summary>An event came that was too large, and was shortened.</summary>
    public void EventWasCut() => Interlocked.Increment(ref _cut);

    /// <summary>An event came whose content makes no sense.</summary>
    public void EventDamaged()
    {
        Interlocked.Increment(ref _damaged);
        Interlocked.Increment(ref _unreadable);
        RelayMetrics.Lost(LossReason.Damaged, 1);
    }

    /// <summary>An event came, and the log threw it back.</summary>
    public void EventRefused()
    {
        Interlocked.Increment(ref _refused);
        RelayMetrics.Lost(LossReason.Refused, 1);
    }

    /// <summary>An event came whose checksum is wrong; what it held shows in the next number.</summary>
    public void FrameDamaged() => Interlocked.Increment(ref _damaged);

    /// <summary>The worker tells what it dropped since it told last.</summary>
    /// <exception cref="WireFormatException">So many cannot be.</exception>
    public void DropsArrived(LevelCounts dropped)
    {
        Check(dropped, MostEvents - Dropped.Total);
        Dropped.Add(dropped);
        RelayMetrics.Lost(LossReason.Full, dropped.Total);
    }

    /// <summary>The worker has counted all that it offered.</summary>
    /// <exception cref="WireFormatException">So many cannot be.</exception>
    public void CountArrived(LevelCounts offered)
    {
        Check(offered, MostEvents);
        _offered = offered;
    }

    /// <summary>No more is to come: what nobody has accounted for is missing.</summary>
    public void Closed() => RelayMetrics.Lost(LossReason.Missing, Interlocked.Read(ref _gaps) - Dropped.Total);

    static void Check(LevelCounts counts, long most)
    {
        foreach (var level in Levels)
        {
            if (counts[level] > most) throw new WireFormatException($"{counts[level]} {level} events are counted, beside others");
            most -= counts[level];
        }
    }

    void Move(long sequence, long accountedFor)
    {
        if (sequence is < 0 or > MostEvents) throw new WireFormatException($"an event has the number {sequence}");
        if (accountedFor < _sequence)
            throw new WireFormatException($"the sequence number went from {_sequence} back to {sequence}");
        if (accountedFor > _sequence) Interlocked.Add(ref _gaps, accountedFor - _sequence);
        _sequence = sequence;
    }
}
