using System.Diagnostics;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

public sealed class AcknowledgedEventsTests
{
    [Test]
    public async Task An_event_that_the_log_has_not_taken_yet_is_not_acknowledged()
    {
        var log = new AwaitedLog();
        using var processes = new WorkerProcesses();
        using var gate = new GateSink(log);
        await using var target = new LoggerConfiguration()
            .WriteTo.Logger(second => second.Filter.ByIncludingOnly(e => e.Properties.TryGetValue("Number", out var number) && number.ToString() == "2").WriteTo.Sink(gate))
            .CreateLogger();
        await using var listener = RelayListener.Start(target);
        var info = listener.CreateInfo("two events");
        var worker = processes.Keep(Process.Start(Conversation.StartInfo("acknowledged", info.ToString()))!);
        listener.Attach(info, worker);
        await gate.Reached.WaitAsync(WorkerProcesses.Patience);

        Assert.That(await new Conversation(worker).Hear(), Is.EqualTo("1"));
        gate.Open();
        await WorkerProcesses.EndOf(worker);
    }
}
