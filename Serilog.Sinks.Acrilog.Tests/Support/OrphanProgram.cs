using System.Diagnostics;
using System.Globalization;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A parent that tests can stop and kill, and its worker, which lives on.</summary>
static class OrphanProgram
{
    /// <summary>Writes what its one worker logs to a file. The worker has the same standard input and output.</summary>
    public static void Parent(string path, string[] worker)
    {
        var level = new LoggingLevelSwitch(LogEventLevel.Verbose);
        using var asked = new SignalSink("tell me");
        using var log = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(asked)
            .WriteTo.AcrilogFile(path, outputTemplate: "{Message:lj}\n", formatProvider: null, rollingInterval: RollingInterval.Infinite).CreateLogger();
        using var listener = RelayListener.Start(log, new RelayListenerOptions { LevelSwitch = level });
        var info = WorkerProcesses.StartInfo(["ledger", .. worker]);
        info.RedirectStandardError = info.RedirectStandardOutput = false;
        using var process = listener.StartWorker(info, "orphan");
        _ = Task.Run(async () =>
        {
            await asked.Seen;
            await listener.FlushAsync();
            level.MinimumLevel = LogEventLevel.Debug;
        });
        process.WaitForExit();
    }

    /// <summary>Logs numbers, asks its parent whether they have come, and closes its log, as it is told.</summary>
    public static void Orphan(Logger log)
    {
        var reports = new List<string>();
        SelfLog.Enable(text => { lock (reports) reports.Add(text.ReplaceLineEndings(" ")); });
        LedgerProgram.Say(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        var number = 0;
        while (LedgerProgram.Hear()?.Split(' ') is { } command)
        {
            switch (command)
            {
                case ["log", var count]:
                    for (var end = number + int.Parse(count, CultureInfo.InvariantCulture); number < end; number++) log.Information("event {Number}", number);
                    break;
                case ["big", var count]:
                    for (var end = number + int.Parse(count, CultureInfo.InvariantCulture); number < end; number++)
                        log.ForContext("Filler", new string('x', 1_000_000)).Information("event {Number}", number);
                    break;
                case ["ask"]:
                    log.Information("tell me");
                    SpinWait.SpinUntil(() => !log.IsEnabled(LogEventLevel.Verbose));
                    break;
                case ["rest"]:
                    LedgerProgram.Say(ProcessorTimeOf(TimeSpan.FromMilliseconds(500)).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
                    break;
                case ["close"]:
                    log.Dispose();
                    lock (reports) reports.ForEach(LedgerProgram.Say);
                    break;
            }

            LedgerProgram.Say("done");
        }
    }

    static TimeSpan ProcessorTimeOf(TimeSpan rest)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        using var never = new ManualResetEventSlim();
        never.Wait(rest);
        process.Refresh();
        return process.TotalProcessorTime - before;
    }

    sealed class SignalSink(string text) : ILogEventSink, IDisposable
    {
        readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Seen => _seen.Task;

        public void Emit(LogEvent logEvent)
        {
            if (logEvent.MessageTemplate.Text == text) _seen.TrySetResult();
        }

        public void Dispose() => _seen.TrySetCanceled();
    }
}
