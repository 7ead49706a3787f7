using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

public sealed class ControlledLevelsTests
{
    [Test]
    public async Task A_level_that_the_parent_changes_reaches_its_running_workers_and_only_those_it_is_for()
    {
        var log = new AwaitedLog();
        using var processes = new WorkerProcesses();
        LoggingLevelSwitch ofTarget = new(LogEventLevel.Error), ofListener = new(LogEventLevel.Warning), ofWorker = new(LogEventLevel.Debug), ofJson = new(LogEventLevel.Verbose);
        await using var all = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(log).CreateLogger();
        await using var switched = new LoggerConfiguration().MinimumLevel.ControlledBy(ofTarget).WriteTo.Sink(log).CreateLogger();
        await using var listener = RelayListener.Start(all, new RelayListenerOptions { LevelSwitch = ofListener });
        await using var targets = RelayListener.Start(switched);
        string[] infos = [listener.CreateInfo("listener's").ToString(), targets.CreateInfo("target's").ToString(), listener.CreateInfo("json", ofJson).ToString()];
        var worker = processes.Keep(listener.StartWorker(Conversation.StartInfo(["levels", .. infos]), "own", new RelayWorkerOptions { LevelSwitch = ofWorker }));
        var talk = new Conversation(worker);
        Assert.That(new[] { await talk.Hear(), await talk.Hear(), await talk.Hear(), await talk.Hear() },
            Is.EqualTo(new[] { "0 Debug", "1 Warning", "2 Error", "3 Verbose" }));

        ofWorker.MinimumLevel = LogEventLevel.Fatal;
        Assert.That(await talk.Hear(), Is.EqualTo("0 Fatal"));
        ofListener.MinimumLevel = LogEventLevel.Verbose;
        Assert.That(await talk.Hear(), Is.EqualTo("1 Verbose"));
        ofTarget.MinimumLevel = LogEventLevel.Information;
        Assert.That(await talk.Hear(), Is.EqualTo("2 Information"));
        ofJson.MinimumLevel = LevelAlias.Off;
        Assert.That(await talk.Hear(), Is.EqualTo("3 Fatal"), "the least that can be asked for");

        await talk.Tell("enough");
        Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
        await Task.WhenAll(listener.DisposeAsync().AsTask(), targets.DisposeAsync().AsTask());
        Assert.That(Levels(log, "own", "Fatal"), Is.EqualTo("Fatal"));
        Assert.That(Levels(log, "listener's", "Verbose"), Is.EqualTo("Verbose Debug Information Warning Error Fatal"));
        Assert.That(Levels(log, "target's", "Error"), Is.EqualTo("Error Fatal"));
        Assert.That(Levels(log, "target's", "Information"), Is.EqualTo("Information Warning Error Fatal"));
        Assert.That(log.Of("own")[0].Properties.Keys, Is.SupersetOf(new[] { "WorkerName", "ProcessId", "ProcessName", "MachineName" }));
    }

    static string Levels(AwaitedLog log, string worker, string told) =>
        string.Join(' ', log.Of(worker).Where(e => e.Properties["Told"].ToString() == told).Select(e => e.Level));
}
