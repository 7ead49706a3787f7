using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

public sealed class KilledWorkersTests
{
    [Test]
    public async Task A_worker_killed_in_mid_burst_loses_only_what_it_had_not_written_and_its_end_is_reported()
    {
        await using var scene = new RelayScene();
        var worker = scene.Start("victim", "endless");
        await scene.Log.First(e => e.Value("Number") is 5_000);
        worker.Kill();
        await WorkerProcesses.EndOf(worker);
        await scene.Listener.DisposeAsync();

        var numbers = scene.NumbersOf("victim");
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(0, numbers.Length)), "a prefix of what it sent, none missing in between");
        var end = await scene.EndOf("victim");
        Assert.That(end.MessageTemplate.Text, Does.Contain("ended without saying goodbye").And.Contain("{Lost} known to be lost").And.EndWith("is lost with it"));
        Assert.That(end.Level, Is.EqualTo(LogEventLevel.Warning));
        Assert.That(end.Value("ExitCode"), Is.EqualTo(137), "128 + SIGKILL");
        Assert.That(end.Value("Received"), Is.EqualTo(numbers.Length));
        Assert.That(end.Value("Lost"), Is.Zero);
    }
}
