using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>Processes that share a log at full speed while others do things to its file or its disk.</summary>
[NonParallelizable]
[Platform("Linux")]
public sealed class SharedDisturbedTests
{
    static readonly string[] Names = ["w0", "w1", "w2"];

    [Test]
    public async Task Three_processes_lose_nothing_while_their_file_is_moved_replaced_and_later_deleted()
    {
        const int Rotations = 4;
        using var folder = new TempFolder();
        using var processes = new WorkerProcesses();
        var workers = Names.Select(name => Start(processes, folder, name, int.MaxValue)).ToList();
        await Begin(workers);
        var found = new List<string>();
        for (var i = 0; i < Rotations; i++)
        {
            await AllWriteTo(folder);
            System.IO.File.Move(folder.File("app.log"), folder.File("app.log.1"));
            System.IO.File.WriteAllText(folder.File("app.log"), "");
            // Once all of them write to the new file, the old one is nobody's.
            await AllWriteTo(folder);
            found.Add(folder.Read("app.log.1"));
            System.IO.File.Delete(folder.File("app.log.1"));
        }
        foreach (var worker in workers) await worker.StandardInput.WriteLineAsync("stop");
        foreach (var worker in workers) Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
        found.Add(folder.Read("app.log"));

        var lines = found.SelectMany(text => text.Split('\n')[..^1]).Select(line => line.Split(' ')).ToLookup(parts => parts[0], parts => Number(parts[1]));
        for (var i = 0; i < Names.Length; i++)
        {
            var logged = Number((await workers[i].StandardOutput.ReadLineAsync())!);
            Assert.That(lines[Names[i]], Is.EqualTo(Enumerable.Range(0, logged)), Names[i]);
        }
    }

    [Test]
    public async Task Three_processes_on_a_disk_whose_room_comes_and_goes_lose_and_glue_nothing()
    {
        const int EventsEach = 4_000;
        const int Pieces = 12;
        using var folder = new TempFolder();
        Assume.That(Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.Path), Is.Zero, "only root may mount");
        try
        {
            await System.IO.File.WriteAllBytesAsync(folder.File("ballast"), new byte[500 * 1024]);
            for (var i = 0; i < Pieces; i++) await System.IO.File.WriteAllBytesAsync(folder.File($"ballast{i}"), new byte[40 * 1024]);
            using var processes = new WorkerProcesses();
            var workers = Names.Select(name => Start(processes, folder, name, EventsEach)).ToList();
            await Begin(workers);
            for (var i = 0; i < Pieces; i++)
            {
                await Until(() => new DriveInfo(folder.Path).AvailableFreeSpace == 0);
                System.IO.File.Delete(folder.File($"ballast{i}"));
            }
            System.IO.File.Delete(folder.File("ballast"));
            foreach (var worker in workers) await worker.StandardInput.WriteLineAsync("stop");
            foreach (var worker in workers) Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);

            var lines = folder.Read("app.log").Split('\n')[..^1];
            var whole = lines.Where(line => line.Split(' ') is { Length: 3 } parts && int.TryParse(parts[1], out var index) && parts[2] == new string('y', index % 90)).ToList();
            Assert.That(lines.Except(whole).Where(part => !Regex.IsMatch(part, @"^(w\d?)?( \d*( y*)?)?$")), Is.Empty, "glued");
            foreach (var name in Names)
            {
                var own = whole.Select(line => line.Split(' ')).Where(parts => parts[0] == name).Select(parts => Number(parts[1]));
                Assert.That(own, Is.EqualTo(Enumerable.Range(0, EventsEach)), name);
            }
        }
        finally
        {
            Run("umount", "-l", folder.Path);
        }
    }

    static Process Start(WorkerProcesses processes, TempFolder folder, string name, int most)
    {
        var info = WorkerProcesses.StartInfo("share-until-told", folder.File("app.log"), name, $"{most}");
        info.RedirectStandardInput = true;
        info.RedirectStandardError = false;
        return processes.Keep(Process.Start(info)!);
    }

    static async Task Begin(IReadOnlyList<Process> workers)
    {
        foreach (var worker in workers)
            Assert.That(await worker.StandardOutput.ReadLineAsync().WaitAsync(WorkerProcesses.Patience), Is.EqualTo("ready"));
        foreach (var worker in workers) await worker.StandardInput.WriteLineAsync("go");
    }

    static Task AllWriteTo(TempFolder folder) =>
        Until(() => System.IO.File.Exists(folder.File("app.log")) && folder.Read("app.log") is var text && Names.All(name => text.Contains(name, StringComparison.Ordinal)));

    static async Task Until(Func<bool> condition)
    {
        using var timeout = new CancellationTokenSource(WorkerProcesses.Patience);
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!condition()) await pulse.WaitForNextTickAsync(timeout.Token);
    }

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
