using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

public sealed class ManyWorkersTests
{
    [Test]
    public async Task Sixty_four_workers_at_once_lose_nothing()
    {
        await using var scene = new RelayScene();
        var names = Enumerable.Range(0, 64).Select(i => $"worker {i}").ToArray();
        // All are there before one may end.
        foreach (var name in names.Take(4)) scene.Start(name, "count", "500");
        var gate = new List<StreamWriter>();
        foreach (var name in names.Skip(4))
        {
            var startInfo = Shell.StartInfo(Shell.DefineLog + "i=0; while [ $i -lt 100 ]; do log $i; i=$((i+1)); done; read x; exit 0");
            startInfo.RedirectStandardInput = true;
            gate.Add(scene.Keep(scene.Listener.StartWorker(startInfo, name)).StandardInput);
        }

        Assert.That(scene.Listener.Workers, Has.Count.GreaterThanOrEqualTo(60));
        foreach (var input in gate) input.Close();

        foreach (var name in names)
        {
            var end = await scene.EndOf(name);
            Assert.That(end.Value("IsClean"), Is.True, name);
            Assert.That(end.Value("Lost"), Is.Zero, name);
        }

        Assert.That(names.Take(4).Select(name => scene.EventsOf(name).Select(e => e.Value("Number"))), Has.All.EqualTo(Enumerable.Range(0, 500)));
        Assert.That(names.Skip(4).Select(name => scene.EventsOf(name).Select(e => Convert.ToInt32(e.Value("N")))), Has.All.EqualTo(Enumerable.Range(0, 100)));
    }
}
