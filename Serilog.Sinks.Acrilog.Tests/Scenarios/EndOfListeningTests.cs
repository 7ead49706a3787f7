using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>A listener that is disposed while its workers run.</summary>
public sealed class EndOfListeningTests
{
    [Test]
    public async Task A_log_that_takes_nothing_does_not_hold_up_the_end_of_listening()
    {
        using var gate = new GateSink(new CollectingSink());
        await using var scene = new RelayScene(log => log.WriteTo.Sink(gate), new RelayListenerOptions { DrainTimeout = TimeSpan.FromMilliseconds(100) });
        scene.Start("unheard", "count", "10");
        await gate.Reached.WaitAsync(WorkerProcesses.Patience);

        Assert.That(() => scene.Listener.DisposeAsync().AsTask().WaitAsync(WorkerProcesses.Patience), Throws.Nothing);
        gate.Open();
    }

    [Test]
    public async Task A_parent_that_stops_listening_costs_its_worker_nothing_but_the_parents_log()
    {
        await using var scene = new RelayScene();
        var worker = scene.Start("survivor", "endless");
        await scene.Log.First(e => e.Value("Number") is 1_000);

        await scene.Listener.DisposeAsync().AsTask().WaitAsync(WorkerProcesses.Patience);

        var numbers = scene.NumbersOf("survivor");
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(0, numbers.Length)));
        Assert.That(await worker.StandardError.ReadLineAsync().WaitAsync(WorkerProcesses.Patience), Does.Contain("the parent no longer reads").And.Contains("acknowledged"));
        Assert.That(await worker.StandardError.ReadLineAsync().WaitAsync(WorkerProcesses.Patience), Does.Match("event \\d+ of a worker"));
        Assert.That(worker.HasExited, Is.False);
        Assert.That(scene.Said()[^1], Does.Contain($"\"survivor\", process {worker.Id}, still runs and is no longer listened to"));
    }
}
