using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[Platform("Linux,MacOsX", Reason = "Kills by SIGKILL.")]
public sealed partial class KilledProcessTests
{
    const int Kills = 50;
    const int Lanes = 5;

    [Test]
    public async Task A_process_killed_fifty_times_has_every_event_it_was_told_is_logged_and_no_torn_line_in_the_middle()
    {
        using var folder = new TempFolder();
        using var workers = new WorkerProcesses();

        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => KillAgainAndAgain(folder, workers, lane)));
    }

    static async Task KillAgainAndAgain(TempFolder folder, WorkerProcesses workers, int lane)
    {
        var name = $"app{lane}.log";
        var acknowledged = new List<string>();
        for (var run = 0; run < Kills / Lanes; run++)
        {
            acknowledged.AddRange(await RunAndKill(workers, folder.File(name), run));

            var lines = folder.Read(name).Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
            Assert.That(acknowledged.Except(lines), Is.Empty, "acknowledged and lost");
            // What ends the file may be torn: the next run finishes that line.
            Assert.That(lines[..^1].Where((line, index) => !Whole().IsMatch(line) && !EndsRun(lines, index)), Is.Empty, "torn in the middle");
            Assert.That(lines.Where(line => Whole().IsMatch(line)), Is.Unique);
        }
        Assert.That(acknowledged, Is.Not.Empty);
    }

    static async Task<IReadOnlyList<string>> RunAndKill(WorkerProcesses workers, string path, int run)
    {
        var process = workers.Keep(Process.Start(WorkerProcesses.StartInfo("log-to-file", path, $"{run}"))!);
        // Killed in full flight, after a few events that differ from run to run.
        var heard = new StringBuilder();
        for (var count = 0; count <= run * 7; count++) heard.Append(await process.StandardOutput.ReadLineAsync().WaitAsync(WorkerProcesses.Patience)).Append('\n');
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(WorkerProcesses.Patience);
        heard.Append(await process.StandardOutput.ReadToEndAsync());
        var text = heard.ToString();
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    // A line that a kill tore is followed by the first event of the next run.
    static bool EndsRun(string[] lines, int index) => lines[index + 1].Contains(" event 0 of it", StringComparison.Ordinal);

    [GeneratedRegex("^run [0-9]+ event [0-9]+ of it, and some more text to be torn$")]
    private static partial Regex Whole();
}
