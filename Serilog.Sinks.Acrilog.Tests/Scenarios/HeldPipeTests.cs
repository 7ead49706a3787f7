using System.Diagnostics;
using System.Globalization;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>Whoever else holds a worker's pipe does not delay its end.</summary>
public sealed class HeldPipeTests
{
    [Test]
    public async Task An_unrelated_process_that_inherited_the_pipe_does_not_delay_the_end_of_a_worker()
    {
        await using var scene = new RelayScene();
        var info = scene.Listener.CreateInfo("held");
        var holder = scene.Keep(Process.Start("sleep", "60"));
        var startInfo = Shell.StartInfo(Shell.DefineLog + "log 1; log 2; kill -9 $$");
        startInfo.Environment["ACRILOG_RELAY"] = info.ToString();
        scene.Listener.Attach(info, scene.Keep(Process.Start(startInfo)));

        var end = await scene.EndOf("held");

        Assert.That(holder.HasExited, Is.False);
        Assert.That(end.Value("End")?.ToString(), Is.EqualTo("ProcessExited"));
        Assert.That(end.Value("Received"), Is.EqualTo(2));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_child_of_a_worker_that_inherited_its_pipe_and_output_does_not_delay_its_end(bool capturesOutput)
    {
        await using var scene = new RelayScene();
        scene.StartShell("parent", Shell.DefineLog + "sleep 60 & log $!", new RelayWorkerOptions { CaptureOutput = capturesOutput });

        var end = await scene.EndOf("parent");

        var child = scene.Keep(Process.GetProcessById(Convert.ToInt32(scene.EventsOf("parent").Single().Value("N"), CultureInfo.InvariantCulture)));
        Assert.That(child.HasExited, Is.False);
        Assert.That(end.Value("IsClean"), Is.True);
        Assert.That(end.Value("ExitCode"), Is.Zero);
    }

    [Test]
    public async Task Workers_and_others_that_start_at_the_same_moment_do_not_delay_each_others_ends()
    {
        string[] names = ["a", "b", "c", "d"];
        await using var scene = new RelayScene();
        var gate = new Barrier(2 * names.Length);
        var holders = new List<Process>();
        var starts = names.SelectMany(name => new Action[]
        {
            () => scene.StartShell(name, Shell.DefineLog + "log 1; kill -9 $$"),
            () =>
            {
                lock (holders) holders.Add(scene.Keep(Process.Start("sleep", "60")));
            },
        });

        await Task.WhenAll(starts.Select(start => Task.Factory.StartNew(
            () =>
            {
                gate.SignalAndWait(WorkerProcesses.Patience);
                start();
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        foreach (var name in names) Assert.That((await scene.EndOf(name)).Value("Received"), Is.EqualTo(1));

        Assert.That(holders.Select(holder => holder.HasExited), Has.All.False);
    }
}
