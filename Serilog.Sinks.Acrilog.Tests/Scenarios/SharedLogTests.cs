using System.Diagnostics;
using System.Globalization;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

public sealed class SharedLogTests
{
    const int EventsEach = 5000;
    const int LimitBytes = 40_000;

    [Test]
    public async Task Eight_processes_lose_tear_and_double_nothing_while_files_roll()
    {
        using var folder = new TempFolder();
        using var processes = new WorkerProcesses();
        var workers = Enumerable.Range(0, 8).Select(i => Start(processes, folder, $"w{i}", EventsEach)).ToList();
        await Begin(workers);
        foreach (var worker in workers) Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);

        var files = Files(folder);
        var lines = files.SelectMany(name => folder.Read(name).Split('\n')[..^1]).Select(line => line.Split(' ')).ToList();
        Assert.That(lines, Has.Count.EqualTo(workers.Count * EventsEach));
        Assert.That(lines.All(parts => parts.Length == 3 && parts[2].Length == Index(parts) % 90), Is.True, "torn");
        foreach (var own in lines.GroupBy(parts => parts[0]))
            Assert.That(own.Select(Index), Is.EqualTo(Enumerable.Range(0, EventsEach)), own.Key);

        // On a machine so busy that one of them did not get its turn within a second, that one goes on without, and says so.
        var said = string.Concat(await Task.WhenAll(workers.Select(worker => worker.StandardError.ReadToEndAsync())));
        if (said.Contains("held its lock for too long", StringComparison.Ordinal)) return;
        var sizes = files.Select(name => new FileInfo(folder.File(name)).Length).ToList();
        Assert.That(sizes, Has.All.LessThanOrEqualTo(LimitBytes));
        Assert.That(sizes[..^1], Has.All.GreaterThan(LimitBytes - 100), "rolled before the file was full");
    }

    [Test]
    public async Task A_process_that_is_killed_leaves_whole_events_and_does_not_hold_up_the_others()
    {
        using var folder = new TempFolder();
        using var processes = new WorkerProcesses();
        var doomed = Start(processes, folder, "doomed", int.MaxValue);
        var worker = Start(processes, folder, "worker", EventsEach);
        await Begin([doomed, worker]);
        Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
        doomed.Kill();
        await WorkerProcesses.EndOf(doomed);
        var later = Start(processes, folder, "later", 10);
        await Begin([later]);
        Assert.That(await WorkerProcesses.EndOf(later), Is.Zero);

        var lines = Files(folder).SelectMany(name => folder.Read(name).Split('\n')[..^1]).Select(line => line.Split(' ')).ToList();
        Assert.That(lines.All(parts => parts.Length == 3 && parts[2].Length == Index(parts) % 90), Is.True, "torn");
        foreach (var own in lines.GroupBy(parts => parts[0]))
            Assert.That(own.Select(Index), Is.EqualTo(Enumerable.Range(0, own.Count())), own.Key);
        Assert.That(lines.Count(parts => parts[0] == "worker"), Is.EqualTo(EventsEach));
        Assert.That(lines.Count(parts => parts[0] == "later"), Is.EqualTo(10));
    }

    static Process Start(WorkerProcesses processes, TempFolder folder, string name, int count)
    {
        var info = WorkerProcesses.StartInfo("share", folder.File("app.log"), name, $"{count}", $"{LimitBytes}");
        info.RedirectStandardInput = true;
        return processes.Keep(Process.Start(info)!);
    }

    static async Task Begin(IReadOnlyList<Process> workers)
    {
        foreach (var worker in workers)
            Assert.That(await worker.StandardOutput.ReadLineAsync().WaitAsync(WorkerProcesses.Patience), Is.EqualTo("ready"));
        foreach (var worker in workers) await worker.StandardInput.WriteLineAsync("go");
    }

    static List<string> Files(TempFolder folder) =>
        [.. folder.Names().Where(name => !name.EndsWith(".lock", StringComparison.Ordinal))
            .OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)];

    static int Index(string[] parts) => int.Parse(parts[1], CultureInfo.InvariantCulture);
}
