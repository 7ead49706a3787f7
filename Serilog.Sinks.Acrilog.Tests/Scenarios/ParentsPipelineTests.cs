using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

public sealed class ParentsPipelineTests
{
    [Test]
    public async Task Events_of_workers_pass_the_parents_overrides_filters_and_enrichers_and_keep_what_they_have()
    {
        var log = new AwaitedLog();
        using var processes = new WorkerProcesses();
        await using (var target = new LoggerConfiguration()
            .MinimumLevel.Override("Noisy", LogEventLevel.Error)
            .MinimumLevel.Override("Chatty", LogEventLevel.Verbose)
            .Filter.ByExcluding(e => e.Properties.ContainsKey("Secret"))
            .Enrich.WithProperty("Where", "parent").Enrich.WithProperty("Added", "by the parent").Enrich.WithProcessIdentity("not me")
            .WriteTo.Sink(log).CreateLogger())
        await using (var listener = RelayListener.Start(target, new RelayListenerOptions { MinimumLevel = LogEventLevel.Verbose }))
            await WorkerProcesses.EndOf(processes.Keep(listener.StartWorker(Conversation.StartInfo("contexts"), "worker")));

        var events = log.Of("worker");
        Assert.That(events.Select(e => e.RenderMessage()), Is.EqualTo(new[] { "noisy error", "chatty", "plain" }));
        Assert.That(events.Select(e => e.Properties["Where"].ToString()), Has.All.EqualTo("\"worker\""));
        Assert.That(events.Select(e => e.Properties["Added"].ToString()), Has.All.EqualTo("\"by the parent\""));
        Assert.That(events.Select(e => e.Properties["ProcessId"].ToString()), Has.None.EqualTo($"{Environment.ProcessId}"));
    }
}
