using System.Diagnostics;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

[NonParallelizable]
public sealed class EndlessLineTests
{
    const long Length = 30_000_000;

    [Test]
    public async Task A_line_without_end_costs_a_line_in_the_log_and_bounded_memory()
    {
        var log = new AwaitedLog();
        using var processes = new WorkerProcesses();
        await using var target = new LoggerConfiguration().WriteTo.Sink(log).CreateLogger();
        await using var listener = RelayListener.Start(target);
        var script = $$"""
            pipe=${ACRILOG_RELAY#pipe:}; pipe=/dev/fd/${pipe%%/*}
            { printf '{'; head -c {{Length}} /dev/zero | tr '\0' a; printf '\n{"@t":"2026-11-24T00:00:00Z","@mt":"after it"}\n'; } > $pipe
            """;
        var before = GC.GetTotalAllocatedBytes();

        await WorkerProcesses.EndOf(processes.Keep(listener.StartWorker(new ProcessStartInfo("sh", ["-c", script]), "endless")));
        await log.Until(events => events.Any(e => e.Properties.ContainsKey("LostByLevel")));

        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(Length / 2));
        Assert.That(log.Of("endless").Select(e => e.MessageTemplate.Text), Is.EqualTo(new[] { "after it" }));
        Assert.That(log.SaidOf("endless").Select(e => e.RenderMessage()), Has.One.Contains("it has more than 1048576 bytes"));
    }
}
