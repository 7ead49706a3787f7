using System.Text.Json;
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

    [Test]
    public void A_fallback_from_JSON_takes_the_events_where_there_is_no_parent()
    {
        using var folder = new TempFolder();
        var fallback = $$"""{ "fallback": [ { "Name": "AcrilogFile", "Args": { "path": {{JsonSerializer.Serialize(folder.File("app.log"))}}, "rollingInterval": "Infinite", "outputTemplate": "{Level} {Message:lj}\n" } } ] }""";
        using (var log = JsonSettings.Read(Section("WriteTo", fallback)).CreateLogger()) log.Error("kept");

        Assert.That(folder.Read("app.log"), Is.EqualTo("Error kept\n"));
    }

    [TestCase("WriteTo", """{ "queueLimitBytes": 0 }""", "queueLimitBytes is 0; it must be at least 1.")]
    [TestCase("WriteTo", """{ "whenFull": 7 }""", "whenFull is 7; it must be one of Wait, DropNewest, DropOldest.")]
    [TestCase("WriteTo", """{ "whenFullTimeout": "-00:00:01" }""", "whenFullTimeout is -00:00:01; it must be from zero to 1.00:00:00.")]
    [TestCase("WriteTo", """{ "drainTimeout": "2.00:00:00" }""", "drainTimeout is 2.00:00:00; it must be from zero to 1.00:00:00.")]
    [TestCase("WriteTo", """{ "restrictedToMinimumLevel": 9 }""", "restrictedToMinimumLevel is 9; it must be one of Verbose, Debug, Information, Warning, Error, Fatal.")]
    [TestCase("AuditTo", """{ "whenFullTimeout": "00:00:00" }""", "whenFullTimeout is 00:00:00; it must be more than zero, up to 1.00:00:00, for an audit.")]
    [TestCase("AuditTo", """{ "drainTimeout": "-00:00:01" }""", "drainTimeout is -00:00:01; it must be from zero to 1.00:00:00.")]
    [TestCase("AuditTo", """{ "info": "pipe:x" }""", "'pipe:x' is not a relay info")]
    public void A_value_from_JSON_that_cannot_work_is_refused_in_clear_words(string kind, string args, string words) =>
        Assert.That(() => JsonSettings.Read(Section(kind, args)).CreateLogger(), Throws.Exception.With.InnerException.Message.Contains(words));

    [Test]
    public void All_settings_can_be_given_in_JSON_at_once()
    {
        const string relay = """
            { "restrictedToMinimumLevel": "Verbose", "levelSwitch": "$quiet", "queueLimitBytes": 4194304, "controlLevelSwitch": "$quiet",
              "whenFull": "DropOldest", "whenFullTimeout": "00:00:00.5", "drainTimeout": "00:00:02", "fallback": [ { "Name": "Console" } ] }
            """;
        Assert.That(() => JsonSettings.Read(Section("WriteTo", relay)).CreateLogger().Dispose(), Throws.Nothing);
    }

    [Test]
    public void An_audit_from_JSON_takes_its_settings_and_wants_a_parent()
    {
        const string audit = """{ "restrictedToMinimumLevel": "Error", "levelSwitch": "$quiet", "controlLevelSwitch": "$quiet", "whenFullTimeout": "00:00:00.5", "drainTimeout": "00:00:02" }""";
        Assert.That(() => JsonSettings.Read(Section("AuditTo", audit)).CreateLogger(), Throws.Exception.With.InnerException.Message.Contains("needs a parent"));
    }

    static string Section(string kind, string args) =>
        $$"""{ "Serilog": { "LevelSwitches": { "$quiet": "Warning" }, "{{kind}}": [ { "Name": "AcrilogRelay", "Args": {{args}} } ] } }""";

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
