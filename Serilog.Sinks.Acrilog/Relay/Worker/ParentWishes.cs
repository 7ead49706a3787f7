using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Worker;

/// <summary>What the parent has said last: which level it wants, how far it has come, what it waits for.</summary>
/// <remarks>Safe from any thread.</remarks>
sealed class ParentWishes
{
    // A parent asks once at a time and a few times more while calls of its users overlap.
    const int MostMarks = 1000;

    readonly LoggingLevelSwitch? _controlled;
    readonly ConcurrentQueue<Mark> _marks = new();
    readonly TaskCompletionSource<bool> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _last = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile int _level;
    long _acknowledged;
    long _lastEvent = long.MaxValue;

    /// <param name="welcome">Its first words.</param>
    /// <param name="controlled">Is set to the level that it wants; null for none.</param>
    public ParentWishes(Welcome welcome, LoggingLevelSwitch? controlled)
    {
        _controlled = controlled;
        AcknowledgesBye = welcome.Capabilities.HasFlag(ParentCapabilities.AcknowledgesBye);
        Want(welcome.MinimumLevel);
    }

    /// <summary>Whether the parent says at once that all is in its log once it has read a goodbye.</summary>
    public bool AcknowledgesBye { get; }

    /// <summary>The least level that the parent wants.</summary>
    public LogEventLevel MinimumLevel => (LogEventLevel)_level;

    /// <summary>The number of the last event that the parent has handed to its log.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Whether the parent, as far as is known, is there no more.</summary>
    public bool ParentIsGone => _over.Task.IsCompleted && _over.Task.Result;

    public void Want(LogEventLevel level)
    {
        _level = (int)level;
        if (_controlled is not null && _controlled.MinimumLevel != level) _controlled.MinimumLevel = level;
    }

    /// <summary>The parent has all events up to this number; called by one thread.</summary>
    public void Acknowledge(long sequence)
    {
        if (sequence > Acknowledged) Interlocked.Exchange(ref _acknowledged, sequence);
        if (sequence >= Interlocked.Read(ref _lastEvent)) _last.TrySetResult();
    }

    /// <summary>Notes that the parent wants to be told when it has been sent all that was stored so far.</summary>
    public void AskMark(long id, long stored)
    {
        if (_marks.Count < MostMarks) _marks.Enqueue(new Mark(id, stored));
    }

    /// <summary>The next mark to be sent, now that so many records were.</summary>
    public bool TryTakeMark(long stored, out long id)
    {
        id = 0;
        if (!_marks.TryPeek(out var mark) || mark.Stored > stored) return false;
        id = mark.Id;
        return _marks.TryDequeue(out _);
    }

    /// <summary>Nothing more is heard of the parent.</summary>
    /// <param name="parentIsGone">Because there is none; otherwise, because nobody listens.</param>
    public void Over(bool parentIsGone) => _over.TrySetResult(parentIsGone);

    /// <summary>Waits until the parent has acknowledged the last event there is, or nothing more is heard of it.</summary>
    /// <exception cref="OperationCanceledException">It is given up first.</exception>
    public void HearAcknowledged(long last, CancellationToken giveUp)
    {
        Interlocked.Exchange(ref _lastEvent, last);
        if (Acknowledged < last) Task.WaitAny([_last.Task, _over.Task], giveUp);
    }

    /// <summary>Waits until all is heard that a parent said before it went.</summary>
    public void HearLast(TimeSpan patience, CancellationToken giveUp)
    {
        try
        {
            _over.Task.Wait((int)patience.TotalMilliseconds, giveUp);
        }
        catch (OperationCanceledException)
        {
            // What is not heard is done twice.
        }
    }

    readonly record struct Mark(long Id, long Stored);
}
