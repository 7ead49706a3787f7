using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

public sealed class WorkersOfWorkersTests
{
    [Test]
    public async Task Workers_that_start_workers_relay_their_events_on()
    {
        await using var scene = new RelayScene();
        foreach (var middle in new[] { "a", "b" })
        {
            var startInfo = WorkerProcesses.StartInfo("life", "middle", "2");
            startInfo.Environment["SCENE"] = middle;
            scene.Keep(scene.Listener.StartWorker(startInfo, middle));
        }

        // Each is heard of by two parents: its own, and through that one the first.
        Assert.That((await scene.EndOf("a")).Value("IsClean"), Is.True);
        Assert.That((await scene.EndOf("b")).Value("IsClean"), Is.True);

        foreach (var inner in new[] { "inner-a-0", "inner-a-1", "inner-b-0", "inner-b-1" })
        {
            var events = scene.EventsOf(inner);
            Assert.That(events.Select(e => e.Value("Number")), Is.EqualTo(Enumerable.Range(0, 100)), inner);
            Assert.That(events.Select(e => e.Value("ProcessId")).Distinct().Count(), Is.EqualTo(1));
            Assert.That((await scene.EndOf(inner)).Value("Received"), Is.EqualTo(100));
        }
    }
}
