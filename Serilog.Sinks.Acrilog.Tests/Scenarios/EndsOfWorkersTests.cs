using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>What the parent's log says about the beginning and the end of a worker.</summary>
public sealed class EndsOfWorkersTests
{
    [Test]
    public async Task A_worker_that_ends_well_has_its_account_in_the_log()
    {
        await using var scene = new RelayScene();
        var worker = scene.Start("good", "life", "exit", "0");

        var end = await scene.EndOf("good");
        var start = await scene.StartOf("good");

        Assert.That(start.RenderMessage(), Is.EqualTo($"Worker \"good\" started as process {worker.Id}"));
        Assert.That(end.RenderMessage(), Is.EqualTo($"Worker \"good\" ended, process {worker.Id}, exit code 0: 4 events received, 0 lost"));
        Assert.That(new[] { start.Level, end.Level }, Has.All.EqualTo(LogEventLevel.Information));
        Assert.That(end.Value("ProcessId"), Is.EqualTo(worker.Id));
        Assert.That(end.Value("Received"), Is.EqualTo(4));
        Assert.That(end.Counts("ReceivedByLevel"), Is.EqualTo("Information 3, Error 1"));
        Assert.That(end.Counts("LostByLevel"), Is.Empty);
        Assert.That(end.Value("IsClean"), Is.True);
        Assert.That(end.Value("Signal"), Is.Null);
    }

    [Test]
    public async Task A_worker_that_says_goodbye_and_fails_is_a_warning()
    {
        await using var scene = new RelayScene();
        scene.Start("failed", "life", "exit", "3");

        var end = await scene.EndOf("failed");

        Assert.That(end.Level, Is.EqualTo(LogEventLevel.Warning));
        Assert.That(end.Value("ExitCode"), Is.EqualTo(3));
        Assert.That(end.Value("IsClean"), Is.True, "it closed its log");
        Assert.That(end.Value("Signal"), Is.Null);
    }

    [Test]
    public async Task A_worker_that_closes_its_log_and_goes_on_ends_without_an_exit_code()
    {
        await using var scene = new RelayScene();
        var startInfo = WorkerProcesses.StartInfo("life", "close-and-wait");
        startInfo.RedirectStandardInput = true;
        var worker = scene.Keep(scene.Listener.StartWorker(startInfo, "goes on"));

        var end = await scene.EndOf("goes on");

        Assert.That(worker.HasExited, Is.False);
        Assert.That(end.RenderMessage(), Is.EqualTo($"Worker \"goes on\" ended, process {worker.Id}: 1 events received, 0 lost"));
        Assert.That(end.Level, Is.EqualTo(LogEventLevel.Information));
    }

    [Test]
    public async Task A_worker_that_is_killed_is_told_from_one_that_exits()
    {
        await using var scene = new RelayScene();
        var startInfo = WorkerProcesses.StartInfo("life", "wait");
        startInfo.RedirectStandardInput = true;
        var worker = scene.Keep(scene.Listener.StartWorker(startInfo, "killed"));
        await scene.Log.First(e => Equals(e.Value("Number"), 2));
        worker.Kill();

        var end = await scene.EndOf("killed");

        Assert.That(end.Level, Is.EqualTo(LogEventLevel.Warning));
        Assert.That(end.Value("IsClean"), Is.False);
        Assert.That(end.Value("Signal"), Is.EqualTo(9));
        Assert.That(end.Value("ExitCode"), Is.EqualTo(137));
        Assert.That(end.Counts("ReceivedByLevel"), Is.EqualTo("Information 1, Error 2"));
        Assert.That(end.Value("Lost"), Is.Zero);
    }

    [Test]
    public async Task A_worker_that_crashes_is_reported_with_the_signal_of_its_runtime()
    {
        await using var scene = new RelayScene();
        scene.Start("crashed", "crash", "7");

        var end = await scene.EndOf("crashed");

        Assert.That(end.Value("IsClean"), Is.False);
        Assert.That(end.Value("Signal"), Is.EqualTo(6), "SIGABRT");
        Assert.That(end.Value("Received"), Is.EqualTo(7));
    }

    [TestCase("exit", true)]
    [TestCase("crash", false)]
    [TestCase("signal", false)]
    public async Task What_a_workers_handler_of_its_end_logs_arrives_though_its_sink_heard_of_the_end_before(string how, bool isClean)
    {
        await using var scene = new RelayScene();
        scene.Start("ending", "ending", "relay", how);

        var end = await scene.EndOf("ending");

        Assert.That(scene.EventsOf("ending").Select(e => e.MessageTemplate.Text), Is.EqualTo(new[] { "one", "two" }));
        Assert.That(end.Value("IsClean"), Is.EqualTo(isClean));
    }

    [TestCase("exit 0", 0)]
    [TestCase("exit 4", 4)]
    [TestCase("kill -9 $$", 137)]
    public async Task A_worker_that_never_speaks_is_reported_with_its_exit_code(string script, int exitCode)
    {
        await using var scene = new RelayScene();
        var worker = scene.StartShell("mute", script);

        var end = await scene.EndOf("mute");

        Assert.That(end.RenderMessage(), Does.StartWith($"Worker \"mute\", process {worker.Id}, never sent an event").And.Contains($"exit code {exitCode}"));
        Assert.That(end.Level, Is.EqualTo(LogEventLevel.Warning));
        Assert.That(end.Value("IsClean"), Is.False);
    }

    [Test]
    public async Task The_exit_code_is_known_though_the_caller_disposed_the_process()
    {
        await using var scene = new RelayScene();
        var startInfo = WorkerProcesses.StartInfo("no such task");
        startInfo.RedirectStandardError = startInfo.RedirectStandardOutput = false;
        scene.Listener.StartWorker(startInfo, "dropped").Dispose();

        Assert.That((await scene.EndOf("dropped")).Value("ExitCode"), Is.EqualTo(64));
    }

    [Test]
    public async Task An_info_that_nobody_used_is_said_to_have_sent_nothing()
    {
        await using var scene = new RelayScene();
        scene.Listener.CreateInfo("unused");
        await scene.Listener.DisposeAsync();

        Assert.That((await scene.EndOf("unused")).RenderMessage(), Does.StartWith("Worker \"unused\" never sent an event"));
    }

    [Test]
    public async Task A_shell_can_be_the_worker_whose_child_does_the_logging()
    {
        await using var scene = new RelayScene();
        var child = WorkerProcesses.StartInfo("life", "exit", "0");
        var command = string.Join(' ', child.ArgumentList.Prepend(child.FileName));
        var shell = scene.StartShell("shell", command + "; exit 5");

        var end = await scene.EndOf("shell");

        Assert.That(scene.EventsOf("shell"), Has.Length.EqualTo(4));
        Assert.That(end.Value("ProcessId"), Is.Not.EqualTo(shell.Id), "the one that logs");
        Assert.That(end.Value("ExitCode"), Is.EqualTo(5), "the one that was started");
        Assert.That(end.Value("IsClean"), Is.True);
    }
}
