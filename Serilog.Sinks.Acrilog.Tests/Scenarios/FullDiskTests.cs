using System.Diagnostics;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

[NonParallelizable]
[Platform("Linux")]
public sealed class FullDiskTests
{
    [Test]
    public async Task Workers_end_beside_a_full_disk_and_their_events_are_on_it_once_there_is_room()
    {
        const int count = 2_000;
        using var folder = new TempFolder();
        using var said = new SelfLogCapture();
        Assume.That(Run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", folder.Path), Is.Zero, "only root may mount");
        try
        {
            await global::System.IO.File.WriteAllBytesAsync(folder.File("ballast"), new byte[480 * 1024]);
            using var processes = new WorkerProcesses();
            await using (var log = new LoggerConfiguration().MinimumLevel.Verbose()
                .WriteTo.AcrilogFile(folder.File("app.log"), outputTemplate: "{Message:lj}\n", formatProvider: null, rollingInterval: RollingInterval.Infinite).CreateLogger())
            await using (var listener = RelayListener.Start(log))
            {
                var worker = processes.Keep(listener.StartWorker(WorkerProcesses.StartInfo("count", $"{count}"), "worker"));
                Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
                Assert.That(await worker.StandardError.ReadToEndAsync(), Is.Empty, "nothing went to its fallback");
                await listener.DisposeAsync();
                Assert.That(folder.Read("app.log"), Does.Not.Contain("ended"));
                global::System.IO.File.Delete(folder.File("ballast"));
            }

            var lines = folder.Read("app.log").Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.That(lines.Where(line => line.StartsWith("event ", StringComparison.Ordinal)), Is.EqualTo(Enumerable.Range(0, count).Select(i => $"event {i} of a worker")));
            Assert.That(lines[^1], Does.Contain($"{count} events received, 0 lost"));
            Assert.That(said.Lines, Has.Some.Contains("No space left"));
        }
        finally
        {
            Run("umount", folder.Path);
        }
    }

    static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
