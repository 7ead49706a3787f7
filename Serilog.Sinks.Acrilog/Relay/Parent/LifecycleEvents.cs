using System.Text;
using Serilog.Core;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>What the listener itself has to say in the parent's log: constant templates, typed properties.</summary>
/// <remarks>Used by its connection alone. Never throws, though a log with an audit sink does.</remarks>
sealed class LifecycleEvents(ILogger target, WorkerAccount worker)
{
    // A worker that sends rubbish shall not fill the log with what is said of it.
    const int MostDamages = 10;

    const string Counts = "{Received} events received, {Lost} lost";
    const string Remains = "{Received} events received, {Lost} known to be lost, {DamagedFrames} damaged frames, {UnfinishedBytes} bytes of an unfinished frame thrown away";
    const string NoGoodbye = "Worker {WorkerName}, process {ProcessId}, ended without saying goodbye ";
    const string Unsent = "; what it had not sent, if anything, is lost with it";
    const string CutOff = "Worker {WorkerName}, process {ProcessId}, was cut off ";
    const string LastWords = "; the last it wrote to standard error: {LastErrorLines}";

    // So much of a line tells which program wrote it.
    const int ShownBytes = 200;

    readonly ILogger _log = target.ForContext(Constants.SourceContextPropertyName, typeof(RelayListener).FullName);
    readonly bool _isGlobal = ReferenceEquals(target, Log.Logger);

    int _damages;

    public void Started() => Try(() =>
    {
        if (worker.ProcessId is { } id) _log.Information("Worker {WorkerName} started as process {ProcessId}", worker.Name, id);
        else _log.Information("Worker {WorkerName} started", worker.Name);
    });

    public void Ended(WorkerEnding ending)
    {
        // Serilog itself takes what comes after CloseAndFlush without a word.
        if (_isGlobal && ReferenceEquals(Log.Logger, Logger.None))
            Failures.Report("Log.CloseAndFlush() was called before the RelayListener was disposed: the line about the end of worker {0}, and what came of it since, are in no log. "
                + "Dispose the listener before the log is closed", worker.Name);
        if (!ending.IsClean) Try(() => SayBroken(ending));
        else Try(() => SayEnd(ending));
        if (ending.IsClean && !worker.Ledger.Balances)
            Try(() => _log.Warning("The account of worker {WorkerName} does not balance: what it says it sent is not what came and what it says was lost", worker.Name));
    }

    public void Dropped(long dropped) => Try(() =>
        _log.Warning("Worker {WorkerName}, process {ProcessId}, dropped {Dropped} events because its queue was full",
            worker.Name, worker.ProcessId, dropped));

    /// <summary>Says, also in SelfLog, how many events came when the time to write them was up, if any.</summary>
    public void Late()
    {
        var late = worker.Ledger.Late.Total;
        if (late == 0) return;
        Failures.Report("{0} events of worker {1} had arrived when the listener's DrainTimeout was up; they are counted as lost. "
            + "Give RelayListenerOptions.DrainTimeout more time", late, worker.Name);
        Try(() => _log.Warning("Worker {WorkerName}, process {ProcessId}: {Late} events had arrived when the listener's DrainTimeout was up, and are lost",
            worker.Name, worker.ProcessId, late));
    }

    public void Damaged(string why) =>
        Damaged(() => _log.Warning("Worker {WorkerName}, process {ProcessId}, sent a damaged frame: {Why}", worker.Name, worker.ProcessId, why));

    public void DamagedLine(string why, ReadOnlySpan<byte> line)
    {
        var shown = Encoding.UTF8.GetString(line.Length > ShownBytes ? line[..ShownBytes] : line);
        Damaged(() => _log.Warning("Worker {WorkerName}, process {ProcessId}, sent a line that is no event: {Why}; it begins with {Line}",
            worker.Name, worker.ProcessId, why, shown));
    }

    public void Refused(string why) => Try(() =>
        _log.Warning("Worker {WorkerName}, process {ProcessId}, sent what no worker sends: {Why}; nothing more is read from it",
            worker.Name, worker.ProcessId, why));

    void SayEnd(WorkerEnding ending)
    {
        var (ledger, log) = (worker.Ledger, Account(ending));
        var level = ending.ExitCode is null or 0 && ledger.Lost == 0 ? Events.LogEventLevel.Information : Events.LogEventLevel.Warning;
        if (ending.ExitCode is { } code)
            log.Write(level, "Worker {WorkerName} ended, process {ProcessId}, exit code {ExitCode}: " + Counts, worker.Name, worker.ProcessId, code, ledger.Received.Total, ledger.Lost);
        else
            log.Write(level, "Worker {WorkerName} ended, process {ProcessId}: " + Counts, worker.Name, worker.ProcessId, ledger.Received.Total, ledger.Lost);
    }

    void Damaged(Action say)
    {
        if (++_damages > MostDamages) return;
        Try(say);
        if (_damages < MostDamages) return;
        Try(() => _log.Warning("Worker {WorkerName}, process {ProcessId}, sent {DamagedFrames} damaged frames; those to come are counted without a word",
            worker.Name, worker.ProcessId, worker.Ledger.Damaged));
    }

    void SayBroken(WorkerEnding ending)
    {
        var (ledger, log) = (worker.Ledger, Account(ending));
        if (ending.Kind == WorkerEnd.ListenerDisposed && worker.HasSpoken)
        {
            log.Warning("Worker {WorkerName}, process {ProcessId}, still runs and is no longer listened to ({End}); "
                + "what it logs from now on goes to its fallback: " + Counts,
                worker.Name, worker.ProcessId, ending.Kind, ledger.Received.Total, ledger.Lost);
        }
        else if (!worker.HasSpoken && ending.Kind != WorkerEnd.Refused)
        {
            if (ending.ExitCode is { } exitCode)
                Say(log, ending, "Worker {WorkerName}, process {ProcessId}, never sent an event ({End}, exit code {ExitCode})", worker.Name, worker.ProcessId, ending.Kind, exitCode);
            else
                Say(log, ending, "Worker {WorkerName} never sent an event ({End})", worker.Name, ending.Kind);
        }
        else if (ending.ExitCode is { } code)
        {
            Say(log, ending, Broken(ending, "({End}, exit code {ExitCode}): "),
                worker.Name, worker.ProcessId, ending.Kind, code, ledger.Received.Total, ledger.Lost, ledger.Damaged, ending.UnfinishedBytes);
        }
        else
        {
            Say(log, ending, Broken(ending, "({End}, exit code unknown): "),
                worker.Name, worker.ProcessId, ending.Kind, ledger.Received.Total, ledger.Lost, ledger.Damaged, ending.UnfinishedBytes);
        }
    }

    // One that was cut off lives on, and has its fallback.
    static string Broken(WorkerEnding ending, string how) =>
        ending.Kind == WorkerEnd.Refused ? CutOff + how + Remains : NoGoodbye + how + Remains + Unsent;

    static void Say(ILogger log, WorkerEnding ending, string template, params object?[] values)
    {
        if (ending.LastErrorLines.Count == 0) log.Warning(template, values);
        else log.Warning(template + LastWords, [.. values, ending.LastErrorLines]);
    }

    // Properties beside the text, for whoever reads the log with a program.
    ILogger Account(WorkerEnding ending)
    {
        var ledger = worker.Ledger;
        var log = _log.ForContext("IsClean", ending.IsClean)
            .ForContext("ReceivedByLevel", ledger.Received.ToDictionary())
            .ForContext("LostByLevel", ledger.LostByLevel().ToDictionary())
            .ForContext("CutEvents", ledger.Cut);
        return ending.Signal is { } signal ? log.ForContext("Signal", signal) : log;
    }

    void Try(Action say)
    {
        try
        {
            say();
        }
        catch (Exception ex)
        {
            Failures.Report("What is to be said of worker {0} could not be written: {1}", worker.Name, ex);
        }
    }
}
