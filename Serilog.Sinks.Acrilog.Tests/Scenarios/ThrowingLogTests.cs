using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>A parent whose log throws.</summary>
public sealed class ThrowingLogTests
{
    [Test]
    public async Task A_log_that_does_not_take_what_is_said_of_workers_still_gets_what_they_say()
    {
        using var gate = new GateSink(new CollectingSink());
        await using var scene = new RelayScene(log => log.AuditTo.Sink(new Fussy()).WriteTo.Sink(gate));
        var worker = scene.Start("flooding", "flood", "20000");
        await gate.Reached.WaitAsync(WorkerProcesses.Patience);
        Assert.That(await worker.StandardOutput.ReadLineAsync().WaitAsync(WorkerProcesses.Patience), Is.EqualTo("tried"));
        gate.Open();

        await WorkerProcesses.EndOf(worker);
        await scene.Listener.DisposeAsync().AsTask().WaitAsync(WorkerProcesses.Patience);

        Assert.That(scene.EventsOf("flooding"), Is.Not.Empty);
        Assert.That(scene.Listener.Workers, Is.Empty);
    }

    [Test]
    public async Task An_audit_sink_of_the_parent_that_throws_costs_the_event_it_threw_at_and_no_other()
    {
        var log = new AwaitedLog();
        using var processes = new WorkerProcesses();
        await using (var target = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(log).AuditTo.Sink(new ThrowingSink()).CreateLogger())
        await using (var listener = RelayListener.Start(target))
        {
            await WorkerProcesses.EndOf(processes.Keep(listener.StartWorker(WorkerProcesses.StartInfo("count", "100"), "worker")));
            await listener.FlushAsync().WaitAsync(WorkerProcesses.Patience);
        }

        Assert.That(log.NumbersOf("worker"), Is.EqualTo(Enumerable.Range(0, 100)));
        Assert.That(log.EndOf("worker").RenderMessage(), Does.EndWith("99 events received, 1 lost"));
    }

    // An audit throws at whoever logs; here at the listener itself, once the worker has dropped events at its start as well.
    sealed class Fussy : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            if (logEvent.Properties.TryGetValue("SourceContext", out var source) && source.ToString().Contains("RelayListener"))
                throw new IOException("not this");
        }
    }

    // At all that the listener says, and at one event of the worker.
    sealed class ThrowingSink : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            if (!logEvent.Properties.TryGetValue("Number", out var number) || number.ToString() == "50") throw new InvalidOperationException("as the test asks");
        }
    }
}
