using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

public sealed class LiveWorkersTests
{
    [Test]
    public async Task The_workers_that_run_can_be_looked_at_while_they_do()
    {
        await using var scene = new RelayScene();
        var startInfo = WorkerProcesses.StartInfo("life", "wait");
        startInfo.RedirectStandardInput = true;
        var logging = scene.Keep(scene.Listener.StartWorker(startInfo, "logging"));
        var silent = scene.StartShell("silent", "sleep 60 & trap 'kill $!' TERM; wait");
        await scene.Log.First(e => Equals(e.Value("Number"), 2));
        await scene.Listener.FlushAsync().WaitAsync(WorkerProcesses.Patience);

        var workers = scene.Listener.Workers;

        Assert.That(workers.Select(worker => (worker.Name, worker.ProcessId)), Is.EqualTo(new (string, int?)[] { ("logging", logging.Id), ("silent", silent.Id) }));
        Assert.That(workers[0].StartTime!.Value.UtcDateTime, Is.EqualTo(logging.StartTime.ToUniversalTime()).Within(TimeSpan.FromSeconds(1)));
        Assert.That(workers[0].Received, Is.EqualTo(3));
        Assert.That(workers[0].ReceivedByLevel, Is.EquivalentTo(new Dictionary<LogEventLevel, long> { [LogEventLevel.Information] = 1, [LogEventLevel.Error] = 2 }));
        Assert.That(workers[0].Lost + workers[0].Damaged + workers[0].Cut, Is.Zero);
        Assert.That(workers[0].Bytes, Is.Positive);
        Assert.That(workers[1].Received + workers[1].Bytes, Is.Zero);
        Assert.That(workers[1].StartTime, Is.Null);

        _ = SendSignal(silent.Id, 15);
        await scene.EndOf("silent");
        logging.StandardInput.Close();
        await scene.EndOf("logging");
        await scene.Listener.DisposeAsync();
        Assert.That(scene.Listener.Workers, Is.Empty);
        Assert.That(workers[0].Received, Is.EqualTo(3), "as it was");
    }

    [System.Runtime.InteropServices.DllImport("libc", EntryPoint = "kill")]
    [System.Runtime.InteropServices.DefaultDllImportSearchPaths(System.Runtime.InteropServices.DllImportSearchPath.SafeDirectories)]
    static extern int SendSignal(int processId, int signal);
}
