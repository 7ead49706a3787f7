using Serilog.Core;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>What the listener itself has to say in the parent's log: constant templates, typed properties.</summary>
sealed class LifecycleEvents(ILogger target)
{
    readonly ILogger _log = target.ForContext(Constants.SourceContextPropertyName, typeof(RelayListener).FullName);

    public void Started(Hello worker) =>
        _log.Information("Worker {WorkerName} started as process {ProcessId}", worker.WorkerName, worker.ProcessId);

    public void Ended(WorkerSummary worker) =>
        _log.Information("Worker {WorkerName} ended, process {ProcessId}: {Received} events received, {Lost} lost",
            worker.Name, worker.ProcessId, worker.Ledger.Received.Total, worker.Ledger.Lost);

    public void Broke(WorkerSummary worker, WorkerEnd end, int? exitCode, int unfinishedBytes)
    {
        var ledger = worker.Ledger;
        if (worker.ProcessId is null)
        {
            _log.Warning("Worker {WorkerName} never sent anything ({End})", worker.Name, end);
        }
        else if (end == WorkerEnd.ListenerDisposed)
        {
            _log.Warning("Worker {WorkerName}, process {ProcessId}, still runs and is no longer listened to ({End}); "
                + "what it logs from now on goes to its standard error: {Received} events received, {Lost} lost",
                worker.Name, worker.ProcessId, end, ledger.Received.Total, ledger.Lost);
        }
        else if (exitCode is null)
        {
            _log.Warning("Worker {WorkerName}, process {ProcessId}, ended without saying goodbye ({End}, exit code unknown): "
                + "{Received} events received, {Lost} lost, {DamagedFrames} damaged frames, {UnfinishedBytes} bytes of an unfinished frame thrown away",
                worker.Name, worker.ProcessId, end, ledger.Received.Total, ledger.Lost, ledger.Damaged, unfinishedBytes);
        }
        else
        {
            _log.Warning("Worker {WorkerName}, process {ProcessId}, ended without saying goodbye ({End}, exit code {ExitCode}): "
                + "{Received} events received, {Lost} lost, {DamagedFrames} damaged frames, {UnfinishedBytes} bytes of an unfinished frame thrown away",
                worker.Name, worker.ProcessId, end, exitCode, ledger.Received.Total, ledger.Lost, ledger.Damaged, unfinishedBytes);
        }
    }

    public void Dropped(WorkerSummary worker, LevelCounts dropped) =>
        _log.Warning("Worker {WorkerName}, process {ProcessId}, dropped {Dropped} events because its queue was full",
            worker.Name, worker.ProcessId, dropped.Total);

    public void Damaged(WorkerSummary worker, string why) =>
        _log.Warning("Worker {WorkerName}, process {ProcessId}, sent a damaged frame: {Why}", worker.Name, worker.ProcessId, why);

    public void Refused(WorkerSummary worker, string why) =>
        _log.Warning("Worker {WorkerName}, process {ProcessId}, sent what no worker sends: {Why}; nothing more is read from it",
            worker.Name, worker.ProcessId, why);
}
