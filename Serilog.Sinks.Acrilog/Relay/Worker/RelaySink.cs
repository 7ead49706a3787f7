using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Worker;

/// <summary>
/// The worker's end of a relay: encodes each event in its caller's thread, queues the bytes, and lets one background
/// thread write them to the parent.
/// </summary>
/// <remarks>
/// When the queue is full a caller waits up to <see cref="Patience"/>; then events are dropped, counted by level, and
/// the parent is told in a Loss frame. Safe from any thread.
/// </remarks>
sealed class RelaySink : ILogEventSink, IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LastDrain = TimeSpan.FromSeconds(5);
    static readonly TimeSpan LastWord = TimeSpan.FromSeconds(1);

    static readonly TimeSpan SignalPatience = TimeSpan.FromSeconds(2);

    [ThreadStatic] static EventEncoder? _encoder;

    readonly Stream _pipe;
    readonly CancellationTokenSource _giveUp = new();
    readonly RecordBuffer _queue;
    readonly BackgroundWriter _writer;
    readonly ProcessEndWatch _processEnd;
    readonly LevelCounts _unreportedLosses = new();
    int _cutEvents;
    int _closed;
    int _lateEvents;

    public RelaySink(Stream pipe, Hello hello, long queueLimitBytes, ILogEventSink fallback)
    {
        _pipe = pipe;
        _queue = new RecordBuffer(queueLimitBytes, FrameWriter.Stamp);
        _pipe.Write(FrameWriter.Preamble);
        _queue.AppendNote(Frame(FrameType.Hello, hello.WriteTo));
        _writer = new BackgroundWriter(_queue, new RelayTarget(pipe, fallback, _giveUp.Token), "Acrilog relay");
        _processEnd = new ProcessEndWatch(OnProcessEnd);
    }

    public void Emit(LogEvent logEvent)
    {
        // Taken, not shared: an event that is logged while another is being encoded, by a property that logs, needs its own.
        var encoder = _encoder ?? new EventEncoder();
        _encoder = null;
        try
        {
            var frame = encoder.Encode(logEvent, out var wasCut);
            if (wasCut) SayCut();
            if (!_queue.TryAppend(frame, Patience)) Lose(logEvent.Level);
            else if (_unreportedLosses.Total > 0) ReportLosses();
        }
        finally
        {
            _encoder = encoder;
        }
    }

    public void Dispose() => Close(isClean: true);

    // A program that ends without Log.CloseAndFlush() still gets its last words out. One that crashes does not say goodbye:
    // the parent shall report its end. A signal need not be the end yet: the program may handle it and log on until it stops.
    void OnProcessEnd(ProcessEnding ending)
    {
        if (ending == ProcessEnding.Signal) _queue.Drain(SignalPatience);
        else Close(isClean: ending == ProcessEnding.Exit);
    }

    void Close(bool isClean)
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0) return;
        _processEnd.Dispose();
        _queue.RefuseRecords();
        ReportLosses();
        _queue.CompleteWith(isClean ? Frame(FrameType.Bye, static _ => { }) : []);
        if (!_writer.Join(LastDrain))
        {
            Failures.Report("The parent has not read the last {0} events in {1}; they go to standard error", _queue.PendingRecords, LastDrain);
            _giveUp.Cancel();
            if (!_writer.Join(LastWord)) return;
        }

        _pipe.Dispose();
        _giveUp.Dispose();
    }

    void SayCut()
    {
        if (Interlocked.Increment(ref _cutEvents) == 1)
            Failures.Report("An event was too large for the relay and was cut to {0} bytes; later ones are cut without a word", WireLimits.MaxFrameBytes);
    }

    void Lose(LogEventLevel level)
    {
        if (_queue.IsRefusingRecords)
        {
            if (Interlocked.Increment(ref _lateEvents) == 1) Failures.Report("An event came after the relay was closed; it and later ones are lost");
            return;
        }

        if (_unreportedLosses.Total == 0)
            Failures.Report("The relay's queue is full and the parent is slow: events are dropped; how many is told where the others go");
        _unreportedLosses.Add(level);
    }

    void ReportLosses()
    {
        var losses = _unreportedLosses.TakeAll();
        if (losses.Total > 0 && !_queue.AppendNote(Frame(FrameType.Loss, losses.WriteTo))) _unreportedLosses.Add(losses);
    }

    static Span<byte> Frame(FrameType type, Action<ByteWriter> writePayload)
    {
        var frame = new ByteWriter();
        FrameWriter.Begin(frame, type);
        writePayload(frame);
        return FrameWriter.End(frame);
    }
}
