using System.Diagnostics;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>An info whose process is not started after all.</summary>
[NonParallelizable]
public sealed class AbandonedInfosTests
{
    // Of the runtime's own, which come and go.
    const int Slack = 8;

    [Test]
    [Platform("Linux")]
    public async Task An_info_that_is_given_back_leaves_no_pipes_open_and_no_word_in_the_log()
    {
        await using var scene = new RelayScene();
        scene.Listener.Abandon(scene.Listener.CreateInfo("first"));
        var before = Handles();
        for (var i = 0; i < 100; i++)
        {
            var info = scene.Listener.CreateInfo($"never {i}");
            Assert.That(scene.Listener.Abandon(RelayInfo.Parse(info.ToString())), Is.True);
            Assert.That(scene.Listener.Abandon(info), Is.False, "it is given back");
            Assert.That(() => scene.Listener.Attach(info, Process.GetCurrentProcess()), Throws.ArgumentException.With.Message.Contains($"'never {i}' is not one of this listener's"));
        }

        Assert.That(Handles(), Is.LessThanOrEqualTo(before + Slack));
        Assert.That(scene.Listener.Workers, Is.Empty);
        await scene.Listener.DisposeAsync();
        Assert.That(scene.Log.Events, Is.Empty);
    }

    [Test]
    public async Task An_info_that_a_process_has_is_not_given_back()
    {
        await using var scene = new RelayScene();
        await using var other = new RelayScene();
        var info = scene.Listener.CreateInfo("used");
        var process = scene.Keep(Process.Start(WorkerProcesses.StartInfo("life", "at", info.ToString())));
        scene.Listener.Attach(info, process);

        Assert.That(scene.Listener.Abandon(info), Is.False);
        Assert.That((await scene.EndOf("used")).Value("Received"), Is.EqualTo(1));
        Assert.That(scene.Listener.Abandon(info), Is.False);
        Assert.That(scene.Listener.Abandon(other.Listener.CreateInfo("another's")), Is.False);
        Assert.That(() => scene.Listener.Abandon(null!), Throws.ArgumentNullException);
    }

    static int Handles() => Directory.GetFiles("/proc/self/fd").Length;
}
