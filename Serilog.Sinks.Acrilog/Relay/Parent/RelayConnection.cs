using System.Diagnostics.CodeAnalysis;
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
    // Pipes hold 64 KiB unless enlarged; so much after the call had certainly arrived before it.
    const int ArrivedBytes = 1024 * 1024;
    // How long the target may take over the one event it has in hand when the time is up.
    static readonly TimeSpan TargetPatience = TimeSpan.FromSeconds(1);
    static readonly TimeSpan ExitCodePatience = TimeSpan.FromSeconds(1);

    readonly ParentPipe _pipe;
    readonly string _workerName;
    readonly FrameReader _frames = new();
    readonly FrameHandler _handler;
    readonly LifecycleEvents _lifecycle;
    readonly CancellationTokenSource _noMoreToCome = new();
    readonly CancellationTokenSource _giveUp = new();
    WorkerProcess? _process;
    volatile bool _listenerDisposed;
    bool _silent;

    public RelayConnection(ParentPipe pipe, RelayAddress address, ILogger target)
    {
        _pipe = pipe;
        _workerName = address.WorkerName;
        _lifecycle = new LifecycleEvents(target);
        _handler = new FrameHandler(address, target, _lifecycle, pipe.ReleaseWorkerEnd);
        Ended = Task.Run(RunAsync);
    }

    /// <summary>Ends when everything this worker has sent is through the target.</summary>
    public Task Ended { get; }

    /// <summary>Tells which process holds the other end, so that its exit is noticed even where others hold it too.</summary>
    public void Attach(WorkerProcess process)
    {
        _process = process;
        _pipe.ReleaseWorkerEnd();
        process.Exited.ContinueWith(_ => _noMoreToCome.Cancel(), TaskScheduler.Default);
        Ended.ContinueWith(_ => process.Dispose(), TaskScheduler.Default);
    }

    /// <summary>Forgets a worker that could not be started.</summary>
    public Task AbandonAsync()
    {
        _silent = true;
        return StopAsync(TimeSpan.Zero);
    }

    /// <summary>Reads what has arrived, for no longer than <paramref name="timeout"/>, and ends.</summary>
    public async Task StopAsync(TimeSpan timeout)
    {
        _listenerDisposed = true;
        await _noMoreToCome.CancelAsync().ConfigureAwait(false);
        _giveUp.CancelAfter(timeout);
        if (timeout == Timeout.InfiniteTimeSpan) await Ended.ConfigureAwait(false);
        else if (await Task.WhenAny(Ended, Task.Delay(timeout + TargetPatience)).ConfigureAwait(false) != Ended)
            Failures.Report("The log has not taken an event of worker {0} in {1}; it is left behind with those that wait after it", _workerName, timeout + TargetPatience);
    }

    WorkerSummary Summary => _handler.Summary with { ProcessId = _handler.Summary.ProcessId ?? _process?.Id };

    async Task RunAsync()
    {
        WorkerEnd end;
        try
        {
            end = await ReadAsync().ConfigureAwait(false);
        }
        catch (WireFormatException ex)
        {
            end = WorkerEnd.Refused;
            _lifecycle.Refused(Summary, ex.Message);
        }
        catch (Exception ex)
        {
            end = WorkerEnd.Refused;
            Failures.Report("The relay of worker {0} failed: {1}", _workerName, ex);
        }

        await AccountAsync(end).ConfigureAwait(false);
        _pipe.Dispose();
    }

    async Task<WorkerEnd> ReadAsync()
    {
        while (true)
        {
            int count;
            try
            {
                count = await _pipe.ReadAsync(_frames.Space(), _noMoreToCome.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return await DrainAsync().ConfigureAwait(false);
            }

            if (count == 0) return _handler.SaidBye ? WorkerEnd.Bye : WorkerEnd.EndOfPipe;
            if (Take(count)) return WorkerEnd.Bye;
        }
    }

    // Nothing new is to come, or nothing new is wanted: reads what is there, and does not wait for more.
    async Task<WorkerEnd> DrainAsync()
    {
        for (var drained = 0; drained < ArrivedBytes && _pipe.CanRead && !_giveUp.IsCancellationRequested;)
        {
            int count;
            try
            {
                count = await _pipe.ReadAsync(_frames.Space(), _giveUp.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            if (count == 0) return WorkerEnd.EndOfPipe;
            if (Take(count)) return WorkerEnd.Bye;
            if (_listenerDisposed) drained += count;
        }

        return _process is { Exited.IsCompleted: true } ? WorkerEnd.ProcessExited : WorkerEnd.ListenerDisposed;
    }

    bool Take(int count)
    {
        _frames.Advance(count);
        while (!_handler.SaidBye && !_giveUp.IsCancellationRequested && _frames.TryRead(out var frame)) _handler.Handle(frame);
        return _handler.SaidBye;
    }

    async Task AccountAsync(WorkerEnd end)
    {
        if (_silent) return;
        if (end == WorkerEnd.Bye)
        {
            _lifecycle.Ended(Summary);
            return;
        }

        if (_process is { } process && end != WorkerEnd.ListenerDisposed)
            await Task.WhenAny(process.Exited, Task.Delay(ExitCodePatience)).ConfigureAwait(false);
        _lifecycle.Broke(Summary, end, _process?.ExitCode, _frames.UnfinishedBytes);
    }
}
