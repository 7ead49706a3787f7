using System.Diagnostics;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Worker;

/// <summary>
/// The worker's end of a relay: encodes each event in its caller's thread, queues the bytes, and lets one background
/// thread write them to the parent.
/// </summary>
/// <remarks>What the queue does not take is counted by level, and the parent is told in a Loss frame; a failure listener gets the events.
/// Safe from any thread.</remarks>
sealed class RelaySink : ILogEventSink, ISetLoggingFailureListener, IDisposable
{
    // For the fallback: a disk may be slow, and a fallback may be stuck.
    static readonly TimeSpan FallbackPatience = TimeSpan.FromSeconds(5);
    // It leaves at once, unless it is in the program's own code.
    static readonly TimeSpan HearingPatience = TimeSpan.FromSeconds(1);
    static readonly TimeSpan SignalPatience = TimeSpan.FromSeconds(2);
    static readonly TimeSpan DropReportPause = TimeSpan.FromSeconds(10);

    [ThreadStatic] static EventEncoder? _encoder;

    readonly WorkerPipe _pipe;
    readonly RelaySinkSettings _settings;
    readonly CancellationTokenSource _giveUp = new();
    readonly RecordBuffer _queue;
    readonly ParentWishes _parent;
    readonly RelayTarget _target;
    readonly BackgroundWriter _writer;
    readonly Thread _hearing;
    readonly ProcessEndWatch _processEnd;
    readonly IDisposable _measured;
    readonly LineEncoder? _lines;
    int _cutEvents;
    int _closed;
    int _lateEvents;
    long _dropReported;

    public RelaySink(WorkerPipe pipe, Hello hello, RelaySinkSettings settings)
    {
        (_pipe, _settings) = (pipe, settings);
        _queue = new RecordBuffer(settings.Queue, FrameWriter.Stamp);
        _parent = new ParentWishes(pipe.Welcome, settings.ControlLevelSwitch);
        _target = new RelayTarget(pipe, _queue, _parent, settings.Fallback, _giveUp.Token);
        if (pipe.Welcome.Lines is { } form) _lines = new LineEncoder(form, hello);
        // Before there is any event: a parent that has read nothing knows that there is none.
        pipe.Write((byte[])[.. FrameWriter.Preamble, .. FrameWriter.Whole(FrameType.Hello, 0, hello.WriteTo)]);
        _writer = new BackgroundWriter(_queue, _target, "Acrilog relay");
        _hearing = new Thread(new ControlReader(pipe, _parent, _queue).Run) { IsBackground = true, Name = "Acrilog relay control" };
        _hearing.Start();
        _processEnd = new ProcessEndWatch(OnProcessEnd);
        _measured = RelayMetrics.Measure(() => _queue.PendingRecords);
    }

    /// <exception cref="IOException">This is an audit, and the event is not in the pipe.</exception>
    /// <exception cref="ObjectDisposedException">This is an audit, and the sink is disposed.</exception>
    public void Emit(LogEvent logEvent)
    {
        if (logEvent.Level < _parent.MinimumLevel) return;
        if (_settings.Audit && _target.ParentIsGone is { } why) throw new IOException($"An event is not sent, for {why}.");

        var accepted = _lines is null ? TrySend(logEvent) : TrySend(logEvent, _lines);
        if (!accepted) Lose();
        else if (_processEnd.Ending is { } ending and not ProcessEnding.Exit) SendAll(ending);
        if (_settings.Audit) ThrowUnlessSent(accepted);
    }

    public void SetFailureListener(ILoggingFailureListener failureListener) => _settings.Fallback.SinkFailures.SetListener(this, failureListener);

    public void Dispose() => Close();

    bool TrySend(LogEvent logEvent)
    {
        // Taken, not shared: an event that is logged while another is being encoded, by a property that logs, needs its own.
        var encoder = _encoder ?? new EventEncoder();
        _encoder = null;
        try
        {
            return TryQueue(logEvent, encoder.Encode(logEvent, out var wasCut, _target.Names), wasCut);
        }
        finally
        {
            _encoder = encoder;
        }
    }

    // What the templates write nothing for is in no log by intent.
    bool TrySend(LogEvent logEvent, LineEncoder lines) =>
        lines.Encode(logEvent, out var wasCut) is var frame && (frame.IsEmpty || TryQueue(logEvent, frame, wasCut));

    bool TryQueue(LogEvent logEvent, ReadOnlySpan<byte> frame, bool wasCut)
    {
        if (wasCut) SayCut();
        var kept = _settings.Audit ? null : _settings.Fallback.SinkFailures.Keep(logEvent);
        var isTaken = _queue.TryAppend(frame, new RecordTag(logEvent.Level) { Event = kept }, mayWait: true, out var isLate);
        if (kept is not null && isLate) _settings.Fallback.SinkFailures.GiveUp(kept, "An event came after the relay was closed");
        else if (kept is not null) HandOverDropped();
        return isTaken;
    }

    void HandOverDropped() =>
        _settings.Fallback.SinkFailures.GiveUp(_queue.TakeDroppedEvents(), "The relay's queue was full, and the parent slow");

    // A program that ends without Log.CloseAndFlush() still gets its last words out. One that crashes does not say goodbye:
    // the parent shall report its end. A signal need not be the end yet: the program may handle it and log on until it stops.
    void OnProcessEnd(ProcessEnding ending)
    {
        if (ending == ProcessEnding.Exit) Close();
        else SendAll(ending);
    }

    // Nothing is closed: whoever handles the crash or the signal after this sink may log too.
    void SendAll(ProcessEnding ending)
    {
        if (ending == ProcessEnding.Signal)
        {
            _queue.Drain(SignalPatience);
            return;
        }
        if (_queue.Drain(_settings.DrainTimeout)) return;
        SayLate();
        _giveUp.Cancel();
        if (!_queue.Drain(FallbackPatience)) SayLeftBehind();
    }

    void Close()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0) return;
        _processEnd.Dispose();
        _measured.Dispose();
        _queue.RefuseRecords();
        _queue.Complete();
        if (!_writer.Join(_settings.DrainTimeout))
        {
            SayLate();
            _giveUp.Cancel();
            if (!_writer.Join(FallbackPatience))
            {
                SayLeftBehind();
                return;
            }
        }

        _pipe.StopReading();
        // It may be the one that closes: a program may do so when it hears of a new level.
        if (Thread.CurrentThread != _hearing) _hearing.Join(HearingPatience);
        _pipe.Dispose();
        HandOverDropped();
        _settings.Fallback.Dispose();
    }

    void SayLate()
    {
        var unread = _queue.PendingRecords;
        if (unread > 0)
            Failures.Report("The parent has not read the last {0} events in {1}; they go to the fallback", unread, _settings.DrainTimeout);
        else
            Failures.Report("The parent has not said in {0} that the last events are in its log; they go to the fallback", _settings.DrainTimeout);
    }

    void SayLeftBehind() =>
        Failures.Report("The fallback has not taken all of them in {0}; the rest is left behind, {1} events of it unsent", FallbackPatience, _queue.PendingRecords);

    void SayCut()
    {
        if (Interlocked.Increment(ref _cutEvents) == 1)
            Failures.Report("An event was too large or too deep for the relay and was cut; the parent counts those to come, which are cut without a word");
    }

    void Lose()
    {
        using var reports = _settings.Fallback.SinkFailures.Hold();
        if (_queue.IsRefusingRecords)
        {
            if (Interlocked.Increment(ref _lateEvents) == 1) Failures.Report("An event came after the relay was closed; it and later ones are lost");
        }
        else if (IsTimeToReportDrops())
        {
            Failures.Report("The relay's queue is full and the parent is slow: events are dropped; how many is told where the others go");
        }
    }

    bool IsTimeToReportDrops()
    {
        var last = Interlocked.Read(ref _dropReported);
        if (last != 0 && Stopwatch.GetElapsedTime(last) < DropReportPause) return false;
        return Interlocked.CompareExchange(ref _dropReported, Stopwatch.GetTimestamp(), last) == last;
    }

    void ThrowUnlessSent(bool accepted)
    {
        ObjectDisposedException.ThrowIf(!accepted && _queue.IsRefusingRecords, this);
        if (!accepted) throw new IOException("An event is not sent, for the relay's queue is full and the parent is slow.");
        if (!_queue.Drain(_settings.Queue.Patience))
            throw new IOException($"The parent has not taken an event within {_settings.Queue.Patience}; it may still do so.");
        if (_target.ParentIsGone is { } why) throw new IOException($"An event is not sent, for {why}.");
    }
}
