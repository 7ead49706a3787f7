using System.Diagnostics;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

[Platform("Linux,MacOsX", Reason = "Sets a limit by ulimit.")]
public sealed class FewHandlesTests
{
    [Test]
    public async Task A_process_with_more_logs_than_handles_has_every_event_once_some_of_them_are_closed()
    {
        const int Logs = 300;
        using var folder = new TempFolder();
        using var workers = new WorkerProcesses();
        var inner = WorkerProcesses.StartInfo("ending", "few-handles", folder.Path, $"{Logs}");
        var startInfo = new ProcessStartInfo("sh", ["-c", "ulimit -n 250; exec \"$@\"", "sh", inner.FileName, .. inner.ArgumentList]) { RedirectStandardError = true };
        var process = workers.Keep(Process.Start(startInfo)!);

        var said = await process.StandardError.ReadToEndAsync().WaitAsync(WorkerProcesses.Patience);

        Assert.That(await WorkerProcesses.EndOf(process), Is.Zero, said);
        var missing = Enumerable.Range(0, Logs).Where(i => !System.IO.File.Exists(folder.File($"{i}.log")) || folder.Read($"{i}.log") != "one\ntwo\n").ToList();
        Assert.That(missing, Is.Empty, said);
        Assert.That(said, Does.Contain("cannot be written"), "the limit was reached");
    }
}
