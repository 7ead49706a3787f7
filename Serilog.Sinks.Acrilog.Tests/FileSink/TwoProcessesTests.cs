using System.Diagnostics;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

public sealed class TwoProcessesTests
{
    [Test]
    public async Task A_second_process_takes_the_next_number_and_the_first_loses_nothing()
    {
        using var folder = new TempFolder();
        using var workers = new WorkerProcesses();
        using var log = FileLogs.Open(folder, new FakeClock(Some.Instant), options => options.RollingInterval = RollingInterval.Infinite);
        log.Information("mine");
        var process = workers.Keep(Process.Start(WorkerProcesses.StartInfo("log-buffered", folder.File("app.log"), "exit"))!);

        await WorkerProcesses.EndOf(process);
        log.Information("mine");

        Assert.That(folder.Listing(), Is.EqualTo("app.log:mine|mine| app_001.log:one|two|"));
    }
}
