using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>Programs whose thread pool has not a thread to spare.</summary>
[NonParallelizable]
public sealed class BusyPoolsTests
{
    // Elsewhere a thread of the pool takes part, as the README says.
    [Test]
    [Platform("Linux")]
    public async Task A_worker_whose_pool_is_busy_sends_more_than_its_pipe_holds_and_hears_its_parent()
    {
        const int count = 30_000;
        await using var scene = new RelayScene();
        var startInfo = WorkerProcesses.StartInfo("life", "busy-pool", $"{count}");
        startInfo.RedirectStandardInput = true;
        var worker = scene.Keep(scene.Listener.StartWorker(startInfo, "busy"));
        await scene.Log.First(e => Equals(e.Value("Number"), count - 1));
        await scene.Listener.FlushAsync().WaitAsync(WorkerProcesses.Patience);
        await worker.StandardInput.WriteLineAsync();

        Assert.That(await worker.StandardError.ReadToEndAsync().WaitAsync(WorkerProcesses.Patience), Is.Empty, "nothing went to the fallback");
        Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
        await scene.EndOf("busy");
        Assert.That(scene.NumbersOf("busy"), Is.EqualTo(Enumerable.Range(0, count)));
    }

    [Test]
    public void Workers_that_never_rest_leave_a_thread_of_the_pool_to_others()
    {
        ThreadPool.GetMaxThreads(out var before, out var completionPorts);
        ThreadPool.SetMaxThreads(Environment.ProcessorCount, completionPorts);
        try
        {
            using var heard = new ManualResetEventSlim();
            using var log = new LoggerConfiguration().WriteTo.Sink(new Bell("quiet", heard)).CreateLogger();
            using var listener = RelayListener.Start(log);
            using var processes = new WorkerProcesses();
            for (var i = 0; i < Environment.ProcessorCount; i++)
                processes.Keep(listener.StartWorker(Shell.StartInfo(Shell.OpenRelay + """exec yes '{"@m":"again"}' >&3"""), $"busy-{i}"));
            Assert.That(() => listener.Workers.Count(worker => worker.Received > 1000), Is.EqualTo(Environment.ProcessorCount).After(30_000, 10));
            processes.Keep(listener.StartWorker(Shell.StartInfo(Shell.OpenRelay + """printf '{"@m":"quiet"}\n' >&3"""), "quiet"));

            Assert.That(heard.Wait(WorkerProcesses.Patience), Is.True);
        }
        finally
        {
            ThreadPool.SetMaxThreads(before, completionPorts);
        }
    }

    sealed class Bell(string text, ManualResetEventSlim heard) : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            if (logEvent.MessageTemplate.Text == text) heard.Set();
        }
    }
}
