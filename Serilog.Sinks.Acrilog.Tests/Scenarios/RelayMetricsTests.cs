using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

[NonParallelizable]
public sealed class RelayMetricsTests
{
    [Test]
    public async Task What_comes_from_workers_is_counted()
    {
        using var metrics = new MetricsCapture();
        await using var scene = new RelayScene();
        scene.Start("one", "count", "12");
        scene.StartShell("two", Shell.DefineLog + "log 1; echo '{rubbish' >&3; log 2");
        await scene.StartOf("one");
        await scene.EndOf("one");
        await scene.EndOf("two");
        await scene.Listener.DisposeAsync();

        Assert.That(metrics["acrilog.relay.events"], Is.EqualTo(14));
        Assert.That(metrics["acrilog.relay.delay"], Is.EqualTo(14));
        Assert.That(metrics["acrilog.relay.bytes"], Is.GreaterThan(14 * 20));
        Assert.That(metrics["acrilog.relay.lost{reason=damaged}"], Is.EqualTo(1));
        Assert.That(metrics["acrilog.relay.workers"], Is.Zero, "none are left");
    }

    [Test]
    public async Task Lines_of_captured_output_are_counted_apart_from_events()
    {
        using var metrics = new MetricsCapture();
        await using var scene = new RelayScene();
        scene.StartShell("talker", Shell.DefineLog + "log 1; echo one; echo two; echo three >&2", new RelayWorkerOptions { CaptureOutput = true });
        await scene.EndOf("talker");
        await scene.Listener.DisposeAsync();

        Assert.That(metrics["acrilog.relay.events"], Is.EqualTo(1));
        Assert.That(metrics["acrilog.relay.delay"], Is.EqualTo(1));
        Assert.That(metrics["acrilog.relay.output{log.iostream=stdout}"], Is.EqualTo(2));
        Assert.That(metrics["acrilog.relay.output{log.iostream=stderr}"], Is.EqualTo(1));
    }

    [Test]
    public async Task The_workers_that_are_listened_to_are_counted_while_they_are()
    {
        using var metrics = new MetricsCapture();
        await using var scene = new RelayScene();
        scene.Listener.CreateInfo("a");
        scene.Listener.CreateInfo("b");
        Assert.That(metrics["acrilog.relay.workers"], Is.EqualTo(2));

        await scene.Listener.DisposeAsync();

        Assert.That(metrics["acrilog.relay.workers"], Is.Zero);
    }

    [Test]
    public async Task A_worker_can_tell_how_many_events_wait_for_its_parent()
    {
        using var processes = new WorkerProcesses();
        using var gate = new GateSink(new CollectingSink());
        await using var scene = new RelayScene(log => log.WriteTo.Sink(gate));
        var worker = scene.Start("waiting", "life", "queue");

        var length = await worker.StandardOutput.ReadLineAsync().WaitAsync(WorkerProcesses.Patience);
        gate.Open();

        Assert.That(int.Parse(length!), Is.InRange(1, 2000));
        Assert.That((await scene.EndOf("waiting")).Value("Received"), Is.EqualTo(2000));
    }

    [Test]
    public void Instruments_are_named_and_measured_as_opentelemetry_wants_it()
    {
        using var metrics = new MetricsCapture();
        var units = metrics.Instruments.Where(instrument => instrument.Name.StartsWith("acrilog.relay.", StringComparison.Ordinal))
            .ToDictionary(instrument => instrument.Name, instrument => instrument.Unit);

        Assert.That(units, Is.EquivalentTo(new Dictionary<string, string?>
        {
            ["acrilog.relay.events"] = "{event}",
            ["acrilog.relay.lost"] = "{event}",
            ["acrilog.relay.queue"] = "{event}",
            ["acrilog.relay.output"] = "{line}",
            ["acrilog.relay.bytes"] = "By",
            ["acrilog.relay.workers"] = "{worker}",
            ["acrilog.relay.delay"] = "s",
        }));
    }
}
