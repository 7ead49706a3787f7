using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

public sealed class FullQueuesTests
{
    [Test]
    public async Task What_a_full_queue_drops_is_counted_and_the_account_balances()
    {
        const int count = 200_000;
        using var gate = new GateSink(new CollectingSink());
        await using var scene = new RelayScene(log => log.WriteTo.Sink(gate));
        var worker = scene.Start("flooding", "flood", $"{count}");
        Assert.That(await worker.StandardOutput.ReadLineAsync().WaitAsync(WorkerProcesses.Patience), Is.EqualTo("tried"));
        gate.Open();
        await WorkerProcesses.EndOf(worker);
        await scene.Listener.DisposeAsync();

        var lost = (long)(await scene.EndOf("flooding")).Value("Lost")!;
        Assert.That(lost, Is.Positive);
        Assert.That(scene.EventsOf("flooding").Length + lost, Is.EqualTo(count));
        Assert.That(scene.Log.Events.Sum(e => (long?)e.Value("Dropped") ?? 0), Is.EqualTo(lost), "told in Loss frames");
    }
}
