using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

public sealed class CapturedOutputTests
{
    static readonly RelayWorkerOptions Captured = new() { CaptureOutput = true };

    [Test]
    public async Task Each_line_of_a_workers_standard_output_and_error_is_an_event()
    {
        await using var scene = new RelayScene(log => log.Enrich.WithProcessIdentity());
        var worker = scene.StartShell("talker", "echo one; echo '{Two}'; printf 'three\\r\\n\\n'; echo bad >&2; printf last", Captured);
        await scene.EndOf("talker");

        var lines = scene.EventsOf("talker");

        Assert.That(Lines(lines, "stdout"), Is.EqualTo(new[] { "one", "{Two}", "three", "last" }));
        Assert.That(Lines(lines, "stderr"), Is.EqualTo(new[] { "bad" }));
        Assert.That(lines.Select(e => e.RenderMessage()), Has.One.EqualTo("{Two}"));
        Assert.That(lines.Where(e => e.Level == LogEventLevel.Information).Select(e => e.Value("Stream")).Distinct(), Is.EqualTo(new[] { "stdout" }));
        Assert.That(lines.Where(e => e.Level == LogEventLevel.Warning).Select(e => e.Value("Stream")).Distinct(), Is.EqualTo(new[] { "stderr" }));
        Assert.That(lines.Select(e => e.Value("ProcessId")).Distinct(), Is.EqualTo(new[] { worker.Id }));
        Assert.That(lines.Select(e => e.Value("ProcessName")).Distinct(), Is.EqualTo(new[] { "sh" }), "not the parent's");
    }

    [Test]
    public async Task The_last_words_of_a_worker_are_in_the_report_of_its_unclean_end()
    {
        await using var scene = new RelayScene();
        scene.StartShell("failing", Shell.DefineLog + "log 1; for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo bad $i >&2; done; exit 3", Captured);

        var end = await scene.EndOf("failing");

        Assert.That(end.Values("LastErrorLines"), Is.EqualTo(Enumerable.Range(3, 10).Select(i => $"bad {i}")));
        Assert.That(end.RenderMessage(), Does.EndWith("the last it wrote to standard error: [\"bad 3\", \"bad 4\", \"bad 5\", \"bad 6\", \"bad 7\", \"bad 8\", \"bad 9\", \"bad 10\", \"bad 11\", \"bad 12\"]"));
    }

    [Test]
    public async Task A_worker_that_ends_well_is_not_reminded_of_what_it_said()
    {
        await using var scene = new RelayScene();
        scene.StartShell("fine", Shell.DefineLog + "log 1; echo harmless >&2", Captured);

        Assert.That((await scene.EndOf("fine")).Properties.Keys, Has.None.EqualTo("LastErrorLines"));
    }

    [Test]
    public async Task A_worker_that_only_writes_output_ends_well()
    {
        await using var scene = new RelayScene();
        var worker = scene.StartShell("talker", "echo one; echo bad >&2", Captured);

        var end = await scene.EndOf("talker");

        Assert.That(end.RenderMessage(), Is.EqualTo($"Worker \"talker\" ended, process {worker.Id}, exit code 0: 0 events received, 0 lost"));
        Assert.That(end.Level, Is.EqualTo(LogEventLevel.Information));
        Assert.That(end.Value("IsClean"), Is.True);
    }

    [Test]
    public async Task A_worker_that_only_writes_output_and_fails_is_reported_with_its_last_words()
    {
        await using var scene = new RelayScene();
        var worker = scene.StartShell("talker", "echo one; echo bad >&2; exit 3", Captured);

        var end = await scene.EndOf("talker");

        Assert.That(end.RenderMessage(), Does.StartWith($"Worker \"talker\", process {worker.Id}, never sent an event (").And.Contains("exit code 3").And.EndsWith("[\"bad\"]"));
        Assert.That(end.Level, Is.EqualTo(LogEventLevel.Warning));
        Assert.That(end.Value("IsClean"), Is.False);
    }

    [Test]
    public async Task A_line_without_end_is_cut()
    {
        await using var scene = new RelayScene();
        scene.StartShell("endless", "echo short; head -c 40000 /dev/zero | tr '\\0' 'x'; echo; head -c 20000 /dev/zero | tr '\\0' 'x'; echo", Captured);
        await scene.EndOf("endless");

        var lines = Lines(scene.EventsOf("endless"), "stdout");

        Assert.That(lines.Select(line => line.Length), Is.EqualTo(new[] { 5, 16384, 16384, 40000 - (2 * 16384), 16384, 20000 - 16384 }));
    }

    [Test]
    public async Task A_worker_that_says_a_lot_is_not_held_up()
    {
        await using var scene = new RelayScene();
        var worker = scene.StartShell("loud", "head -c 3000000 /dev/zero | tr '\\0' 'x' | fold -w 1000; echo; echo done", Captured);

        Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
        await scene.EndOf("loud");

        var lines = Lines(scene.EventsOf("loud"), "stdout");
        Assert.That(lines, Has.Length.EqualTo(3001));
        Assert.That(lines[^1], Is.EqualTo("done"));
    }

    [Test]
    public async Task What_a_worker_says_after_the_end_of_listening_goes_to_the_parents_own_output()
    {
        using var processes = new WorkerProcesses();
        var startInfo = WorkerProcesses.StartInfo("life", "pass-through", "echo ready; read x; echo late; head -c 1000000 /dev/zero | tr '\\0' 'x' | fold -w 1000; echo; echo last; echo bad >&2");
        startInfo.RedirectStandardInput = true;
        var parent = processes.Keep(System.Diagnostics.Process.Start(startInfo)!);
        var output = new List<string?>();

        while (output.LastOrDefault() != "last") output.Add(await parent.StandardOutput.ReadLineAsync().WaitAsync(WorkerProcesses.Patience) ?? "last");
        var errors = await ReadTwo(parent.StandardError);
        parent.StandardInput.Close();

        Assert.That(output, Has.Count.EqualTo(1002));
        Assert.That(output[0], Is.EqualTo("late"));
        Assert.That(errors, Is.EquivalentTo(new[] { "bad", "the worker has ended" }));
        Assert.That(await WorkerProcesses.EndOf(parent), Is.EqualTo(1), "lines in the log");
    }

    static async Task<string?[]> ReadTwo(StreamReader reader) =>
        [await reader.ReadLineAsync().WaitAsync(WorkerProcesses.Patience), await reader.ReadLineAsync().WaitAsync(WorkerProcesses.Patience)];

    static string[] Lines(LogEvent[] events, string stream) =>
        [.. events.Where(e => Equals(e.Value("Stream"), stream)).Select(e => (string)e.Value("Line")!)];
}
