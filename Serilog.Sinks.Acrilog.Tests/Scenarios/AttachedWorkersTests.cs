using System.ComponentModel;
using System.Diagnostics;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>For those who start processes in their own way.</summary>
public sealed class AttachedWorkersTests
{
    [Test]
    public async Task A_process_that_was_started_elsewhere_is_known_when_it_is_attached()
    {
        await using var scene = new RelayScene();
        var info = scene.Listener.CreateInfo("own");
        var process = scene.Keep(Process.Start(WorkerProcesses.StartInfo("life", "at", info.ToString())));
        scene.Listener.Attach(info, process);

        var end = await scene.EndOf("own");

        Assert.That(scene.EventsOf("own").Single().RenderMessage(), Is.EqualTo("hello"));
        Assert.That(end.Value("ProcessId"), Is.EqualTo(process.Id));
        Assert.That(end.Value("ExitCode"), Is.Zero);
        Assert.That(end.Value("IsClean"), Is.True);
    }

    [Test]
    public async Task A_process_may_be_at_its_end_before_it_is_attached()
    {
        await using var scene = new RelayScene();
        for (var i = 0; i < 10; i++)
        {
            var info = scene.Listener.CreateInfo($"quick {i}");
            var startInfo = Shell.StartInfo(Shell.DefineLog + "log 1; exit 3");
            startInfo.Environment["ACRILOG_RELAY"] = info.ToString();
            var process = scene.Keep(Process.Start(startInfo));
            if (i % 2 == 0) await WorkerProcesses.EndOf(process);
            scene.Listener.Attach(info, process);
        }

        for (var i = 0; i < 10; i++)
        {
            var end = await scene.EndOf($"quick {i}");
            Assert.That(end.Value("Received"), Is.EqualTo(1));
            Assert.That(end.Value("ExitCode"), Is.EqualTo(3), end.RenderMessage());
        }
    }

    [Test]
    public async Task A_worker_that_is_never_attached_is_listened_to_all_the_same()
    {
        await using var scene = new RelayScene();
        var info = scene.Listener.CreateInfo("free");
        scene.Keep(Process.Start(WorkerProcesses.StartInfo("life", "at", info.ToString())));

        var end = await scene.EndOf("free");

        Assert.That(end.Value("Received"), Is.EqualTo(1));
        Assert.That(end.Value("IsClean"), Is.True);
        Assert.That(end.Value("ExitCode"), Is.Null);
    }

    [Test]
    public async Task An_info_of_another_listener_and_one_that_has_ended_are_refused()
    {
        await using var scene = new RelayScene();
        await using var other = new RelayScene();
        using var self = Process.GetCurrentProcess();
        var info = scene.Listener.CreateInfo("mine");

        Assert.That(() => other.Listener.Attach(info, self), Throws.ArgumentException.With.Message.Contains("'mine' is not one of this listener's"));
        await scene.Listener.DisposeAsync();
        Assert.That(() => scene.Listener.Attach(info, self), Throws.ArgumentException.With.Message.Contains("has ended"));
        Assert.That(() => scene.Listener.Attach(null!, self), Throws.ArgumentNullException);
        Assert.That(() => scene.Listener.Attach(info, null!), Throws.ArgumentNullException);
    }

    [Test]
    public async Task A_second_process_for_an_info_and_one_that_was_not_started_are_refused()
    {
        await using var scene = new RelayScene();
        var info = scene.Listener.CreateInfo("one");
        using var never = new Process();

        Assert.That(() => scene.Listener.Attach(info, never), Throws.InvalidOperationException);
        var process = scene.Keep(Process.Start("sleep", "60"));
        scene.Listener.Attach(RelayInfo.Parse(info.ToString()), process);
        Assert.That(() => scene.Listener.Attach(info, process), Throws.InvalidOperationException.With.Message.Contains($"'one' already is process {process.Id}"));
    }

    [Test]
    public async Task A_program_that_cannot_be_started_leaves_nothing_behind()
    {
        await using var scene = new RelayScene();
        var startInfo = new ProcessStartInfo("/no/such/program");

        Assert.That(() => scene.Listener.StartWorker(startInfo, "none", new RelayWorkerOptions { CaptureOutput = true }), Throws.InstanceOf<Win32Exception>());

        Assert.That(startInfo.Environment.Keys, Has.None.EqualTo("ACRILOG_RELAY"));
        Assert.That(startInfo.RedirectStandardOutput || startInfo.RedirectStandardError, Is.False);
        await scene.Listener.DisposeAsync();
        Assert.That(scene.Log.Events, Is.Empty);
    }

    [Test]
    public async Task Wrong_uses_are_refused_at_once()
    {
        await using var scene = new RelayScene();
        var shell = new ProcessStartInfo("sh") { UseShellExecute = true };

        Assert.That(() => scene.Listener.CreateInfo(""), Throws.ArgumentException);
        Assert.That(() => scene.Listener.StartWorker(Shell.StartInfo(":"), null!), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => scene.Listener.StartWorker(shell, "shell"), Throws.ArgumentException.With.Message.Contains("UseShellExecute"));
        await scene.Listener.DisposeAsync();
        Assert.That(() => scene.Listener.CreateInfo("late"), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => scene.Listener.StartWorker(Shell.StartInfo(":"), "late"), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(scene.Log.Events, Is.Empty);
    }
}
