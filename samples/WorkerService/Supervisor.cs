using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace WorkerService;

/// <summary>Keeps the workers running: starts again those that end, after a growing pause, and stops all with the host.</summary>
sealed partial class Supervisor(RelayListener listener, Settings settings, ILogger<Supervisor> logger) : BackgroundService
{
    static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(15);

    // The generator of logging methods looks for a field.
    readonly ILogger<Supervisor> _logger = logger;

    int _killed;

    /// <summary>How many workers did not stop when they were told to.</summary>
    public int Killed => _killed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(Enumerable.Range(1, settings.Workers).Select(i => KeepRunningAsync($"packer-{i}", stoppingToken)));

        // The host waits for this, so that the last words of the workers are in the log before it is closed.
        await listener.DisposeAsync();
        LogStopped(settings.Workers);
    }

    async Task KeepRunningAsync(string name, CancellationToken stopping)
    {
        var pauses = new Pauses();
        while (!stopping.IsCancellationRequested)
        {
            // Its events go on in this trace.
            using var run = new Activity("run").SetIdFormat(ActivityIdFormat.W3C).Start();
            var start = Stopwatch.GetTimestamp();
            using var worker = listener.StartWorker(WorkerHost.StartInfo(run), name);
            await EndAsync(worker, stopping);
            if (stopping.IsCancellationRequested) return;

            var pause = pauses.After(Stopwatch.GetElapsedTime(start));
            LogEnded(name, worker.ExitCode, pause.TotalSeconds);
            await Task.Delay(pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task EndAsync(Process worker, CancellationToken stopping)
    {
        await worker.WaitForExitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested) return;

        // The end of its standard input tells a worker to stop, on every system and even when this process is killed.
        worker.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeToStop);
        await worker.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (worker.HasExited) return;

        Interlocked.Increment(ref _killed);
        worker.Kill(entireProcessTree: true);
        await worker.WaitForExitAsync(CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Worker} ended with exit code {ExitCode}, again in {Pause} s")]
    partial void LogEnded(string worker, int exitCode, double pause);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Workers} workers stopped")]
    partial void LogStopped(int workers);
}
