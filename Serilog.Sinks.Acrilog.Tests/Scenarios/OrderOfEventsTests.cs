using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

public sealed class OrderOfEventsTests
{
    [Test]
    public async Task Every_event_of_a_worker_arrives_once_in_order_and_with_its_level()
    {
        const int count = 20_000;
        await using var scene = new RelayScene();
        Assert.That(await scene.Run("counter", "count", $"{count}"), Is.Zero);

        Assert.That(scene.NumbersOf("counter"), Is.EqualTo(Enumerable.Range(0, count)));
        Assert.That(scene.EventsOf("counter"), Has.All.Matches<LogEvent>(e => (int)e!.Level == (int)e.Value("Number")! % 6));
        Assert.That(scene.Said().Count(said => said.StartsWith("Worker \"counter\" ended", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Four_workers_at_once_keep_their_own_order()
    {
        const int count = 5_000;
        string[] names = ["a", "b", "c", "d"];
        await using var scene = new RelayScene();
        var workers = names.Select(name => scene.Start(name, "count", $"{count}")).ToArray();
        foreach (var worker in workers) Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
        await scene.Listener.DisposeAsync();

        foreach (var name in names) Assert.That(scene.NumbersOf(name), Is.EqualTo(Enumerable.Range(0, count)), name);
    }
}
