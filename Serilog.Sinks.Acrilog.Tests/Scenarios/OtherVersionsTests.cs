using System.Diagnostics;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>Parent and worker with different versions of this package.</summary>
public sealed class OtherVersionsTests
{
    [Test]
    public async Task A_worker_of_an_older_version_refuses_its_parents_info_in_clear_words()
    {
        await using var scene = new RelayScene();
        var info = scene.Listener.CreateInfo("older");
        var startInfo = WorkerProcesses.StartInfo("life", "exit", "0");
        startInfo.Environment["ACRILOG_RELAY"] = info.ToString().Replace("v=1", "v=2", StringComparison.Ordinal);
        var worker = scene.Keep(Process.Start(startInfo));
        scene.Listener.Attach(info, worker);

        var said = await worker.StandardError.ReadToEndAsync().WaitAsync(WorkerProcesses.Patience);
        var end = await scene.EndOf("older");

        Assert.That(said, Does.Contain("the parent speaks version 2 of the relay protocol, this worker version 1")
            .And.Contains("use the same version of Serilog.Sinks.Acrilog in both"));
        Assert.That(end.RenderMessage(), Does.Contain("never sent an event").And.Contains("exit code 134"));
    }

    [Test]
    public async Task A_parent_of_an_older_version_refuses_its_worker_in_clear_words()
    {
        await using var scene = new RelayScene();
        scene.Start("newer", "life", "version", "9");

        var end = await scene.EndOf("newer");

        Assert.That(scene.Said(), Has.One.Contains("speaks version 9 of the relay protocol, this process version 1"));
        Assert.That(end.Level, Is.EqualTo(LogEventLevel.Warning));
        Assert.That(end.Value("IsClean"), Is.False);
    }
}
