using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>The environment variable by which a worker finds its parent.</summary>
public sealed class RelayVariableTests
{
    [Test]
    public async Task The_worker_removes_the_variable_so_that_its_own_children_do_not_take_the_pipe_for_theirs()
    {
        await using var scene = new RelayScene();
        await scene.Run("tidy", "say-variable");

        Assert.That(scene.EventsOf("tidy").Single().RenderMessage(), Is.EqualTo("the variable is \"gone\""));
    }

    [Test]
    public async Task Without_a_parent_a_worker_logs_to_standard_error_and_says_so_once()
    {
        using var processes = new WorkerProcesses();
        var worker = processes.Keep(System.Diagnostics.Process.Start(WorkerProcesses.StartInfo("count", "2"))!);

        var lines = (await worker.StandardError.ReadToEndAsync().WaitAsync(WorkerProcesses.Patience)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
        Assert.That(lines, Has.Length.EqualTo(3));
        Assert.That(lines[0], Does.Contain("ACRILOG_RELAY is not set"));
        Assert.That(lines[1], Does.Match(@"^\[\d\d:\d\d:\d\d\.\d{3} VRB\] event 0 of a worker$"));
    }
}
