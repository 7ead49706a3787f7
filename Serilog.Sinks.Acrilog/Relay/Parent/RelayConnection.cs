using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>
/// One worker as the parent sees it: reads its pipe until Bye, the end of the pipe, or the exit of its process with
/// the pipe drained, whichever is first, and then accounts for it.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The token sources have no wait handle, and may be cancelled after the end: a process often exits after its Bye.")]
sealed class RelayConnection
{
    // A process that was started elsewhere may have ended before it is attached, which then tells its exit code.
    static readonly TimeSpan AttachPatience = TimeSpan.FromSeconds(1);

    // How long the target may take over the one event it has in hand when the time is up.
    static readonly TimeSpan TargetPatience = TimeSpan.FromSeconds(1);
    static readonly TimeSpan ExitCodePatience = TimeSpan.FromSeconds(1);

    readonly ParentPipe _pipe;
    readonly RelayAddress _address;
    readonly WorkerContact _contact;
    readonly WorkerStreams _streams;
    readonly LateEvents _late;
    readonly ControlLine _control;
    readonly WakeUp _wake = new();
    readonly CancellationTokenSource _giveUp = new();
    readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    OutputCapture? _output;
    volatile Gathering? _run;
    Task _writing = Task.CompletedTask;
    volatile bool _isEnding;
    bool _silent;
    long _flush;
    long _flushedAtBytes;

    public RelayConnection(ParentPipe pipe, RelayAddress address, ILogger target, ILineLog? lines, string password)
    {
        (_pipe, _address) = (pipe, address);
        Worker = new WorkerAccount(address.WorkerName);
        _contact = new WorkerContact(pipe, Worker, new LifecycleEvents(target, Worker), password);
        var route = new EventRoute(target, Worker, lines);
        _streams = new WorkerStreams(address, _contact, route);
        _late = new LateEvents(pipe, _streams, route, Worker);
        _control = new ControlLine(pipe, address.MinimumLevel);
        RelayMetrics.WorkerBegan();
        Ended = Task.Run(RunAsync);
    }

    public WorkerAccount Worker { get; }

    /// <summary>Ends when everything this worker has sent is through the target.</summary>
    public Task Ended { get; }

    /// <summary>Whether this is the worker that was given an info.</summary>
    public bool Is(RelayAddress address) => address == _address;

    /// <summary>Begins to read. Whoever knows that there will be a process attaches it first: what it sends is then known to be its.</summary>
    public void Begin() => _begun.TrySetResult();

    /// <summary>Tells which process holds the other end, so that its exit is noticed even where others hold it too.</summary>
    /// <param name="process">It.</param>
    /// <param name="output">What it writes to standard output and error, if that is captured.</param>
    public void Attach(WorkerProcess process, OutputCapture? output = null)
    {
        _output = output;
        Worker.Process = process;
        _attached.TrySetResult();
        _pipe.ReleaseWorkerEnd();
        process.Exited.ContinueWith(_ => End(), TaskScheduler.Default);
        Ended.ContinueWith(_ => process.Dispose(), TaskScheduler.Default);
    }

    /// <summary>Whether nobody has used the info yet, as far as is known.</summary>
    public bool IsUnused => Worker.Process is null && Worker.Ledger.Bytes == 0;

    /// <summary>Forgets a worker that could not be started.</summary>
    public Task AbandonAsync()
    {
        _silent = true;
        return StopAsync(TimeSpan.Zero);
    }

    /// <summary>Ends when all that the worker has accepted by now is through the target.</summary>
    public Task FlushAsync()
    {
        var flushed = _contact.Flushes.Begin();
        _wake.Up();
        return flushed;
    }

    /// <summary>Tells the worker what it has not been told yet; called a few times a second.</summary>
    /// <param name="level">The level that is wanted now.</param>
    /// <param name="saysDrops">Whether it is time to say in the log what the worker dropped.</param>
    public void Pulse(Events.LogEventLevel level, bool saysDrops)
    {
        // In this order, so that whoever hears of a new level knows what had come before.
        _control.Acknowledge(Worker.Ledger.Settled);
        _control.Level(level);
        if (_run is { } run && _writing.IsCompleted) _writing = Task.Run(() => WriteLate(run));
        if (saysDrops) _contact.SayDrops();
    }

    /// <summary>Reads what has arrived, for no longer than <paramref name="timeout"/>, and ends.</summary>
    public async Task StopAsync(TimeSpan timeout)
    {
        Begin();
        _attached.TrySetResult();
        End();
        if (timeout == TimeSpan.Zero) await _giveUp.CancelAsync().ConfigureAwait(false);
        else _giveUp.CancelAfter(timeout);
        if (timeout == Timeout.InfiniteTimeSpan) await Ended.ConfigureAwait(false);
        else if (await Task.WhenAny(Ended, Task.Delay(timeout + TargetPatience)).ConfigureAwait(false) != Ended)
            Failures.Report("The log has not taken an event of worker {0} in {1}; it is left behind with those that wait after it", Worker.Name, timeout + TargetPatience);
    }

    void End()
    {
        _isEnding = true;
        _wake.Up();
    }

    async Task RunAsync()
    {
        WorkerEnd end;
        await _begun.Task.ConfigureAwait(false);
        try
        {
            end = await ReadAsync().ConfigureAwait(false);
        }
        catch (WireFormatException ex)
        {
            end = WorkerEnd.Refused;
            _contact.Lifecycle.Refused(ex.Message);
        }
        catch (Exception ex)
        {
            end = WorkerEnd.Refused;
            Failures.Report("The relay of worker {0} failed: {1}", Worker.Name, ex);
        }

        // A worker that lives on sends to its fallback what came after, and nothing twice; one that said goodbye waits for it.
        _control.Acknowledge(Worker.Ledger.Settled);
        await _control.CloseAsync().ConfigureAwait(false);
        Worker.Ledger.Closed();
        RelayMetrics.WorkerEnded();
        _contact.Flushes.Close();
        _pipe.Dispose();
        await AccountAsync(end).ConfigureAwait(false);
    }

    async Task<WorkerEnd> ReadAsync()
    {
        while (!_isEnding)
        {
            if (_contact.Flushes.Any) ServeFlushes();
            int count;
            try
            {
                count = await _pipe.ReadAsync(_streams.Space(), _wake.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                _wake.Reset();
                continue;
            }

            if (count == 0) return EndOfPipe();
            if (Take(count)) return WorkerEnd.Bye;
            await GiveWay();
        }

        return await DrainAsync().ConfigureAwait(false);
    }

    // Nothing new is to come, or nothing new is wanted: reads what is there, and does not wait for more.
    async Task<WorkerEnd> DrainAsync()
    {
        for (var left = _pipe.Capacity; left > 0 && _pipe.CanRead && !_giveUp.IsCancellationRequested;)
        {
            var count = await _pipe.ReadAsync(_streams.Space(), CancellationToken.None).ConfigureAwait(false);
            if (count == 0) return EndOfPipe();
            if (Take(count)) return WorkerEnd.Bye;
            await GiveWay();
            left -= count;
        }

        if (_giveUp.IsCancellationRequested && await _late.CountAsync().ConfigureAwait(false) is { } end) return end;
        if (Worker.Process is not { HasExited: true }) return WorkerEnd.ListenerDisposed;
        _streams.End();
        return WorkerEnd.ProcessExited;
    }

    // The pipe of a busy worker is never empty: without this its connection would keep a thread of the pool, which has one for each
    // core, for as long as it is busy, and the workers beyond them would not be heard.
    static YieldAwaitable GiveWay() => Task.Yield();

    WorkerEnd EndOfPipe()
    {
        _streams.End();
        return WorkerEnd.EndOfPipe;
    }

    bool Take(int count)
    {
        Worker.Ledger.BytesArrived(count);
        var run = _run = Gathering.Begin();
        try
        {
            _streams.Take(count, _giveUp.Token);
        }
        finally
        {
            // Nothing is acknowledged before it is in the log.
            _run = null;
            run.End();
            Worker.Ledger.Settle();
        }

        return _streams.SaidBye;
    }

    // The log is busy with one event: those before it are written, and acknowledged, meanwhile.
    void WriteLate(Gathering run)
    {
        var handled = Worker.Ledger.Handled;
        if (run.WriteIfLate()) _control.Acknowledge(handled);
    }

    // One that cannot be asked has accepted nothing that is not in its pipe: its first words are there before its first event.
    void ServeFlushes()
    {
        if (_streams.AnswersFlush)
        {
            _control.Flush(_contact.Flushes.Last);
            return;
        }

        // The pipe of a busy one is never empty, but what it held at the call has been read once so much more was.
        if (_flush == 0) (_flush, _flushedAtBytes) = (_contact.Flushes.Last, Worker.Ledger.Bytes + _pipe.Capacity);
        if (_pipe.CanRead && Worker.Ledger.Bytes < _flushedAtBytes) return;
        _contact.Flushes.Marked(_flush);
        _flush = 0;
    }

    // One whose output is captured need not open its relay to be heard.
    bool HasOnlyTalked(int? exitCode) => _output is not null && Worker.Ledger.Bytes == 0 && exitCode == 0;

    async Task AccountAsync(WorkerEnd end)
    {
        if (_silent) return;
        _contact.SayDrops();
        _contact.Lifecycle.Late();
        await Task.WhenAny(_attached.Task, Task.Delay(AttachPatience)).ConfigureAwait(false);
        if (Worker.Process is { } process && end != WorkerEnd.ListenerDisposed)
        {
            var all = _output is null ? process.Exited : Task.WhenAll(process.Exited, _output.Ended);
            await Task.WhenAny(all, Task.Delay(ExitCodePatience)).ConfigureAwait(false);
        }

        var exitCode = Worker.Process?.ExitCode;
        var isClean = end != WorkerEnd.Refused && end != WorkerEnd.ListenerDisposed && (_streams.EndsCleanly(exitCode) || HasOnlyTalked(exitCode));
        _contact.Lifecycle.Ended(new WorkerEnding(end, isClean, exitCode, _streams.UnfinishedBytes, isClean ? [] : _output?.LastErrorLines ?? []));
    }
}
