using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests;

public sealed class AcrilogRelayJsonTests
{
    [TestCase("""{}""", "Verbose Debug Information Warning Error Fatal", TestName = "The_name_alone_is_enough")]
    [TestCase("""{ "restrictedToMinimumLevel": "Error" }""", "Error Fatal")]
    [TestCase("""{ "levelSwitch": "$quiet" }""", "Warning Error Fatal")]
    [TestCase("""{ "queueLimitBytes": 1 }""", "Verbose Debug Information Warning Error Fatal")]
    public async Task A_worker_is_configured_from_JSON(string args, string levels)
    {
        var json = """{ "Serilog": { "MinimumLevel": "Verbose", "LevelSwitches": { "$quiet": "Warning" }, "WriteTo": [ { "Name": "AcrilogRelay", "Args": ARGS } ] } }"""
            .Replace("ARGS", args, StringComparison.Ordinal);

        Assert.That(await LevelsFrom(json, LogEventLevel.Verbose), Is.EqualTo(levels));
    }

    [TestCase("""{}""")]
    [TestCase("""{ "levelSwitch": "$quiet" }""")]
    public async Task The_parents_level_holds_beside_the_workers(string args)
    {
        var json = """{ "Serilog": { "MinimumLevel": "Verbose", "LevelSwitches": { "$quiet": "Warning" }, "WriteTo": [ { "Name": "AcrilogRelay", "Args": ARGS } ] } }"""
            .Replace("ARGS", args, StringComparison.Ordinal);

        Assert.That(await LevelsFrom(json, LogEventLevel.Fatal), Is.EqualTo("Fatal"));
    }

    [TestCase("WriteTo")]
    [TestCase("AuditTo")]
    public async Task The_switches_of_a_worker_are_named_in_JSON(string kind)
    {
        var json = """
            { "Serilog": {
                "LevelSwitches": { "$control": "Fatal", "$quiet": "Warning" },
                "MinimumLevel": { "ControlledBy": "$control" },
                "KIND": [ { "Name": "AcrilogRelay", "Args": { "controlLevelSwitch": "$control", "levelSwitch": "$quiet" } } ] } }
            """.Replace("KIND", kind, StringComparison.Ordinal);

        Assert.That(await LevelsFrom(json, LogEventLevel.Verbose), Is.EqualTo("Warning Error Fatal"));
    }

    [Test]
    public void An_info_from_JSON_that_is_none_is_refused() =>
        Assert.That(() => JsonSettings.Read("""{ "Serilog": { "WriteTo": [ { "Name": "AcrilogRelay", "Args": { "info": "pipe:x" } } ] } }""").CreateLogger(),
            Throws.Exception.With.InnerException.Message.Contains("'pipe:x' is not a relay info"));

    static async Task<string> LevelsFrom(string json, LogEventLevel parentsLevel)
    {
        using var processes = new WorkerProcesses();
        var log = new CollectingSink();
        await using (var target = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(log).CreateLogger())
        await using (var listener = RelayListener.Start(target, new RelayListenerOptions { MinimumLevel = parentsLevel }))
        {
            var worker = processes.Keep(listener.StartWorker(WorkerProcesses.StartInfo("configured", json), "configured"));
            Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
        }

        return string.Join(' ', log.Events.Where(e => e.MessageTemplate.Text == "from a configured worker").Select(e => e.Level));
    }
}
