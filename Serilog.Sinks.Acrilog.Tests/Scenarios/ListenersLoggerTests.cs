using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>The logger that a listener is started with: its overrides, and its beginning and end.</summary>
[NonParallelizable]
public sealed class ListenersLoggerTests
{
    [Test]
    public async Task A_logger_with_overrides_is_no_reason_for_a_word_in_SelfLog()
    {
        using var reports = new SelfLogCapture();
        await using (var scene = new RelayScene(log => log.MinimumLevel.Override("Some.Source", LogEventLevel.Warning)))
        {
            scene.StartShell("worker", Shell.DefineLog + "log 1");
            await scene.EndOf("worker");
        }

        Assert.That(reports.Lines, Is.Empty);
    }

    [Test]
    public async Task An_override_for_the_listener_holds_for_what_it_says()
    {
        await using var scene = new RelayScene(log => log.MinimumLevel.Override("Serilog.Sinks.Acrilog.Relay", LogEventLevel.Warning));
        scene.StartShell("good", Shell.DefineLog + "log 1");
        scene.StartShell("bad", Shell.DefineLog + "log 1; exit 3");
        await scene.EndOf("bad");
        await scene.Listener.DisposeAsync();

        Assert.That(scene.Said(), Has.Length.EqualTo(1).And.One.Contains("exit code 3"));
    }

    [Test]
    public void A_logger_that_is_not_set_yet_is_refused() =>
        Assert.That(() => RelayListener.Start(Logger.None), Throws.ArgumentException.With.Message.Contains("Set Log.Logger first, then start the listener"));

    [Test]
    public async Task A_log_that_is_closed_before_its_listener_is_disposed_is_told_in_SelfLog()
    {
        using var processes = new WorkerProcesses();
        using var reports = new SelfLogCapture();
        var log = new AwaitedLog();
        Log.Logger = new LoggerConfiguration().WriteTo.Sink(log).CreateLogger();
        var listener = RelayListener.Start(Log.Logger);
        processes.Keep(listener.StartWorker(Shell.StartInfo(Shell.DefineLog + "log 1; sleep 60"), "late"));
        await log.Until(events => events.Any(e => e.MessageTemplate.Text == "line {N}"));
        await Log.CloseAndFlushAsync();
        Assert.That(reports.Lines, Is.Empty);

        await listener.DisposeAsync();

        Assert.That(reports.Lines, Has.One.Contains("worker late").And.One.Contains("Dispose the listener before the log is closed"));
    }

    [Test]
    public async Task A_file_that_is_closed_before_its_listener_is_disposed_says_what_to_do()
    {
        using var folder = new TempFolder();
        using var reports = new SelfLogCapture();
        var logger = new LoggerConfiguration().WriteTo.AcrilogFile(folder.File("app.log")).CreateLogger();
        var listener = RelayListener.Start(logger);
        listener.CreateInfo("unused");
        await logger.DisposeAsync();

        await listener.DisposeAsync();

        Assert.That(reports.Lines, Has.One.Contains("came after the sink of").And.One.Contains("RelayListener"));
    }

    [Test]
    public async Task A_log_that_is_closed_after_its_listener_is_no_reason_for_a_word()
    {
        using var processes = new WorkerProcesses();
        using var reports = new SelfLogCapture();
        var log = new AwaitedLog();
        Log.Logger = new LoggerConfiguration().WriteTo.Sink(log).CreateLogger();
        await using (var listener = RelayListener.Start(Log.Logger))
            await WorkerProcesses.EndOf(processes.Keep(listener.StartWorker(Shell.StartInfo(Shell.DefineLog + "log 1"), "worker")));
        await Log.CloseAndFlushAsync();

        Assert.That(reports.Lines, Is.Empty);
        Assert.That(log.EndOf("worker").RenderMessage(), Does.EndWith("1 events received, 0 lost"));
    }
}
