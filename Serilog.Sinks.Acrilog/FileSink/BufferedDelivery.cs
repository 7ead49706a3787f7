using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Keeps records in memory and writes many at once, on a thread of its own, as soon as there are any.</summary>
/// <remarks>
/// Nothing waits longer than the interval for a disk that is ready, and what waits is written when the sink is disposed, when the process exits and when
/// it ends by an exception nobody caught or by a signal that can be handled; from then on no call returns before its event is written. A process that
/// is killed loses what waited.
/// </remarks>
sealed class BufferedDelivery : IDelivery, IRecordTarget
{
    // Long enough that a busy log fills a block, short enough that who watches the file sees no delay.
    static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(2);

    // A disk that is too slow for its log makes events drop many times a second.
    static readonly TimeSpan DropReportInterval = TimeSpan.FromSeconds(1);

    static readonly TimeSpan SettlePatience = TimeSpan.FromSeconds(1);
    static readonly TimeSpan ExitPatience = TimeSpan.FromSeconds(2);
    static readonly TimeSpan DisposePatience = TimeSpan.FromSeconds(10);

    readonly FileDelivery _file;
    readonly FlushRules _flushing;
    readonly TimeProvider _clock;
    readonly BufferLimits _limits;
    readonly RecordLanes _lanes;
    readonly RecordBuffer _buffer;
    readonly BackgroundWriter _writer;
    readonly ProcessEndWatch _processEnd;
    readonly SinkFailures _failures;
    volatile bool _disposed;

    // Whether the writer's own thread has asked for the end, and so ends the log when it is done.
    volatile bool _endsItself;

    // Only the writer touches these.
    long _droppedUnsaid;
    long? _droppedSaidAt;

    public BufferedDelivery(FileDelivery file, FlushRules flushing, BufferLimits limits, TimeSpan interval, TimeProvider clock)
    {
        (_file, _flushing, _limits, _clock, _failures) = (file, flushing, limits, clock, file.SinkFailures);
        _lanes = new RecordLanes(limits, interval < Linger ? interval : Linger);
        _buffer = _lanes.Buffer;
        _writer = new BackgroundWriter(_buffer, this, "Acrilog file");

        // Others may still log while a process ends, so nothing is closed then.
        _processEnd = new ProcessEndWatch(_ => _lanes.Drain(ExitPatience));
    }

    public bool Append(ReadOnlySpan<byte> record, LogEventLevel level, LogEvent? logEvent = null)
    {
        var tag = new RecordTag(level, _clock.GetUtcNow().UtcTicks) { Event = logEvent };
        var isTaken = _lanes.TryAppend(record, tag, MayWait, out var isLate);
        if (logEvent is not null) HandOverDropped();
        // Said and counted by the writer, who knows of those too that were dropped for others.
        if (!isTaken) return !isLate;
        if (_flushing.Asks(level))
        {
            if (MayWait && _lanes.Drain(DisposePatience)) _file.FlushToDisk(mayThrow: false);
        }
        else if (_processEnd.Ending is not null && MayWait)
        {
            _lanes.Drain(ExitPatience);
        }
        return true;
    }

    public bool IsSettled() => _disposed || (MayWait && _lanes.Drain(SettlePatience) && _file.IsSettled());

    public void Roll()
    {
        if (MayWait) _lanes.Drain(DisposePatience);
        _file.Roll();
    }

    void IRecordTarget.Write(RecordBlock block)
    {
        using var reports = _failures.Hold();
        WritingScope.Stay();
        _file.Append(block);
        SayDropped(atOnce: false);
    }

    // The file is closed by whoever closes the log.
    void IRecordTarget.End()
    {
        SayDropped(atOnce: true);
        if (_endsItself) _file.Dispose();
    }

    /// <summary>Writes what waits and closes the file, within 10 s. May be called again.</summary>
    public void Dispose()
    {
        _disposed = true;
        _processEnd.Dispose();
        _endsItself = _writer.IsCurrent;
        _lanes.Complete();
        // A failure listener, or whoever hears SelfLog, may close the log that it hears of.
        if (_endsItself) return;
        if (!_writer.Join(DisposePatience))
        {
            using var reports = _failures.Hold();
            SayDropped(atOnce: true);
            HandOverRest();
            var left = _buffer.PendingRecords;
            FileMetrics.Dropped(DropReason.Failed, left);
            Failures.Report(LoggingFailureKind.Final, "The disk did not take what waited for {0} within {1}; {2} events are lost unless it does before "
                + "the process ends", _failures.Log, DisposePatience, left);
            return;
        }
        _file.Dispose();
    }

    // The writer itself logs when what it reports, or a hook, leads back here; so does a thread that the writer waits for.
    bool MayWait => !_writer.IsCurrent && !_file.IsCalling;

    void HandOverDropped() => _failures.GiveUp(_buffer.TakeDroppedEvents(), "The disk did not keep up, and the buffer was full");

    // All but what the writer has in hand, which it may write yet.
    void HandOverRest()
    {
        if (!_failures.HasListener) return;
        var events = _buffer.TakeEvents();
        FileMetrics.Dropped(DropReason.Failed, events.Count);
        _failures.GiveUp(events, "The disk did not take what waited before the log was closed", kind: LoggingFailureKind.Final);
    }

    void SayDropped(bool atOnce)
    {
        HandOverDropped();
        Span<long> byLevel = stackalloc long[RecordTag.Levels];
        if (_buffer.TakeDropped(byLevel) is > 0 and var dropped)
        {
            FileMetrics.Dropped(DropReason.Full, dropped);
            Interlocked.Add(ref _droppedUnsaid, dropped);
        }

        if (!atOnce && _droppedSaidAt is { } said && _clock.GetElapsedTime(said) < DropReportInterval) return;
        if (Interlocked.Exchange(ref _droppedUnsaid, 0) is not (> 0 and var unsaid)) return;
        Failures.Report(LoggingFailureKind.Permanent, "The disk did not keep up, and the buffer of {0}, {1} bytes, was full; {2} events were dropped",
            _failures.Log, _limits.Bytes, unsaid);
        _droppedSaidAt = _clock.GetTimestamp();
    }
}
