using System.Text.Json;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests;

public sealed class AcrilogRoleTests
{
    [Test]
    public async Task One_appsettings_json_serves_parent_and_worker()
    {
        using var folder = new TempFolder();
        using var processes = new WorkerProcesses();
        // A worker that wrote the file itself would hold it, and the events be in a second one.
        var json = $$"""
            {
              "Serilog": {
                "LevelSwitches": { "$level": "Information" },
                "MinimumLevel": { "ControlledBy": "$level" },
                "WriteTo": [
                  { "Name": "AcrilogInParent", "Args": { "configure": [
                    { "Name": "AcrilogFile", "Args": { "path": {{JsonSerializer.Serialize(folder.File("app.log"))}},
                      "rollingInterval": "Infinite", "outputTemplate": "{Level:u3} {Message:lj}|" } } ] } },
                  { "Name": "AcrilogInWorker", "Args": { "configure": [
                    { "Name": "AcrilogRelay", "Args": { "controlLevelSwitch": "$level" } } ] } }
                ]
              }
            }
            """;
        using (var log = JsonSettings.Read(json).CreateLogger())
        {
            await using var listener = RelayListener.Start(log, new RelayListenerOptions { MinimumLevel = LogEventLevel.Error });
            var worker = processes.Keep(listener.StartWorker(WorkerProcesses.StartInfo("configured", json), "configured"));
            Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
            await listener.DisposeAsync();
            log.Information("from the parent");
        }

        Assert.That(folder.Names(), Is.EqualTo(["app.log"]));
        Assert.That(folder.Read("app.log"), Does.Match(
            "^INF Worker configured started [^|]*\\|ERR from a configured worker\\|FTL from a configured worker\\|INF Worker configured ended[^|]*\\|INF from the parent\\|$"));
    }

    [Test]
    public void What_is_for_workers_is_not_even_configured_in_a_parent()
    {
        var (parent, worker) = (new CollectingSink(), 0);
        using (var log = new LoggerConfiguration()
            .WriteTo.AcrilogInWorker(_ => worker++)
            .WriteTo.AcrilogInParent(to => to.Sink(parent).WriteTo.Sink(parent))
            .WriteTo.AcrilogInParent(_ => { })
            .CreateLogger()) log.Information("hello");

        Assert.That(parent.Events, Has.Count.EqualTo(2));
        Assert.That(worker, Is.Zero);
    }

    [Test]
    public void Nulls_where_a_value_is_needed_are_refused()
    {
        var write = new LoggerConfiguration().WriteTo;

        Assert.That(() => write.AcrilogInParent(null!), Throws.ArgumentNullException);
        Assert.That(() => write.AcrilogInWorker(null!), Throws.ArgumentNullException);
        Assert.That(() => AcrilogRoleLoggerConfigurationExtensions.AcrilogInWorker(null!, _ => { }), Throws.ArgumentNullException);
    }
}
