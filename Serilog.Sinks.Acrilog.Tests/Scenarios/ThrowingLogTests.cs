using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

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

    // An audit throws at whoever logs; here at the listener itself, once the worker has dropped events at its start as well.
    sealed class Fussy : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            if (logEvent.Properties.TryGetValue("SourceContext", out var source) && source.ToString().Contains("RelayListener"))
                throw new IOException("not this");
        }
    }
}
