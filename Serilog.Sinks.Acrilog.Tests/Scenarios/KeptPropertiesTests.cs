using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>A parent whose enrichers overwrite and remove what events have.</summary>
public sealed class KeptPropertiesTests
{
    [Test]
    public async Task An_event_keeps_what_its_worker_set_though_enrichers_overwrite_and_remove()
    {
        var log = new AwaitedLog();
        await Relay(to => to.Enrich.With<OverwritingEnricher>().Enrich.KeepWorkerProperties().WriteTo.Sink(log));

        Assert.That(log.Of("worker").Select(Properties), Has.All.EqualTo("worker, worker, parent, True").And.Exactly(4).Items);
        Assert.That(log.Of("worker")[0].RenderMessage(), Is.EqualTo("noisy"));
    }

    [Test]
    public async Task A_configuration_file_can_ask_for_it()
    {
        var log = new AwaitedLog();
        await Relay(_ => JsonSettings.Read($$"""
            { "Serilog": { "Enrich": [
                { "Name": "With", "Args": { "enricher": "{{typeof(OverwritingEnricher).FullName}}, Serilog.Sinks.Acrilog.Tests" } },
                { "Name": "KeepWorkerProperties" } ] } }
            """).WriteTo.Sink(log));

        Assert.That(log.Of("worker").Select(Properties), Has.All.EqualTo("worker, worker, parent, True").And.Exactly(4).Items);
    }

    [Test]
    public async Task A_nested_logger_keeps_it_too()
    {
        var log = new AwaitedLog();
        await Relay(to => to.WriteTo.Logger(nested => nested.Enrich.With<OverwritingEnricher>().Enrich.KeepWorkerProperties().WriteTo.Sink(log)));

        Assert.That(log.Of("worker").Select(Properties), Has.All.EqualTo("worker, worker, parent, True").And.Exactly(4).Items);
    }

    [Test]
    public async Task Events_of_the_parent_are_left_to_its_enrichers_even_those_that_a_sink_logs_about_an_event_of_a_worker()
    {
        var log = new CollectingSink();
        var inner = new LoggerConfiguration().Enrich.With<OverwritingEnricher>().Enrich.KeepWorkerProperties().WriteTo.Sink(log).CreateLogger();
        await Relay(to => to.WriteTo.Sink(new CommentingSink(inner)));

        Assert.That(log.Events.Select(e => e.Properties["Where"].ToString()), Has.All.EqualTo("\"parent\"").And.Exactly(4).Items);
    }

    static async Task Relay(Func<LoggerConfiguration, LoggerConfiguration> configure)
    {
        using var processes = new WorkerProcesses();
        await using var target = configure(new LoggerConfiguration()).CreateLogger();
        await using var listener = RelayListener.Start(target);
        await WorkerProcesses.EndOf(processes.Keep(listener.StartWorker(Conversation.StartInfo("contexts"), "worker")));
    }

    static string Properties(LogEvent e) =>
        string.Join(", ", e.Properties["Where"].ToString("l", null), e.Properties["WorkerName"].ToString("l", null),
            e.Properties["Added"].ToString("l", null), e.Properties.ContainsKey("ProcessId"));

    sealed class CommentingSink(ILogger log) : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            if (logEvent.Properties.ContainsKey("Where")) log.ForContext("Where", "sink").Information("{Text:l} has come", logEvent.RenderMessage());
        }
    }
}
