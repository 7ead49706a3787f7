using Serilog.Core;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>What the listener itself has to say in the parent's log: constant templates, typed properties.</summary>
sealed class LifecycleEvents(ILogger target)
{
    readonly ILogger _log = target.ForContext(Constants.SourceContextPropertyName, typeof(RelayListener).FullName);

    public void Started(Hello worker) =>
        _log.Information("Worker {WorkerName} started as process {ProcessId}", worker.WorkerName, worker.ProcessId);

    public void Ended(string workerName, int? processId, long received, long lost) =>
        _log.Information("Worker {WorkerName} ended, process {ProcessId}: {Received} events received, {Lost} lost",
            workerName, processId, received, lost);

    public void Broke(string workerName, WorkerEnd end, int? exitCode, WorkerLedger ledger, int unfinishedBytes) =>
        _log.Warning("Worker {WorkerName} ended without saying goodbye ({End}, exit code {ExitCode}): {Received} events received, "
            + "{Lost} known lost, {DamagedFrames} damaged frames, {UnfinishedBytes} bytes of an unfinished frame thrown away",
            workerName, end, exitCode, ledger.Received.Total, ledger.Lost, ledger.Damaged, unfinishedBytes);

    public void Dropped(string workerName, LevelCounts dropped) =>
        _log.Warning("Worker {WorkerName} dropped {Dropped} events because its queue was full", workerName, dropped.Total);

    public void Damaged(string workerName, string why) =>
        _log.Warning("Worker {WorkerName} sent a damaged frame: {Why}", workerName, why);
}
