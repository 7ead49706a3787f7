using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

public sealed class ThrowingLogsTests
{
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

    // At all that the listener says, and at one event of the worker.
    sealed class ThrowingSink : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            if (!logEvent.Properties.TryGetValue("Number", out var number) || number.ToString() == "50") throw new InvalidOperationException("as the test asks");
        }
    }
}
