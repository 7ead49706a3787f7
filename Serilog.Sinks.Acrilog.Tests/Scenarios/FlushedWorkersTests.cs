using System.Diagnostics;
using Serilog.Core;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

public sealed class FlushedWorkersTests
{
    const string FindPipe = "pipe=${ACRILOG_RELAY#pipe:}; pipe=/dev/fd/${pipe%%/*}\n";

    WorkerProcesses _processes = null!;
    AwaitedLog _log = null!;
    Logger _target = null!;
    RelayListener _listener = null!;

    [SetUp]
    public void Listen()
    {
        _processes = new WorkerProcesses();
        _log = new AwaitedLog();
        _target = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(_log).CreateLogger();
        _listener = RelayListener.Start(_target);
    }

    [TearDown]
    public async Task EndAll()
    {
        _processes.Dispose();
        await _listener.DisposeAsync();
        await _target.DisposeAsync();
    }

    [Test]
    public async Task What_many_workers_had_accepted_is_through_when_a_flush_ends()
    {
        const int count = 3000;
        var infos = Enumerable.Range(0, 6).Select(i => _listener.CreateInfo($"worker {i}")).ToArray();
        _listener.CreateInfo("has said nothing yet");
        var worker = _processes.Keep(Process.Start(Conversation.StartInfo(["numbers", $"{count}", .. infos.Select(info => info.ToString())]))!);
        foreach (var info in infos) _listener.Attach(info, worker);
        var talk = new Conversation(worker);
        Assert.That(await talk.Hear(), Is.EqualTo("logged"));

        await Flush();

        foreach (var info in infos) Assert.That(_log.NumbersOf(info.WorkerName), Is.EqualTo(Enumerable.Range(0, count)), info.WorkerName);
        await talk.Tell("enough");
        await WorkerProcesses.EndOf(worker);
        await Flush();
    }

    [Test]
    public async Task What_a_worker_wrote_in_JSON_is_through_when_a_flush_ends()
    {
        var worker = StartShell("for i in 0 1 2 3 4 5 6 7 8 9; do printf '{\"@t\":\"2026-11-24T00:00:00Z\",\"@mt\":\"line\"}\\n' > $pipe; done; echo written; read -r enough");
        Assert.That(await worker.StandardOutput.ReadLineAsync().WaitAsync(WorkerProcesses.Patience), Is.EqualTo("written"));

        await Flush();

        Assert.That(_log.Of("shell"), Has.Length.EqualTo(10));
    }

    [Test]
    public async Task A_worker_that_floods_in_JSON_does_not_keep_a_flush_waiting()
    {
        StartShell("exec yes '{\"@t\":\"2026-11-24T00:00:00Z\",\"@mt\":\"line\"}' > $pipe");
        await _log.Until(events => events.Count > 100);

        await Flush();
    }

    [Test]
    public async Task A_flush_waits_for_a_stopped_worker_until_it_goes_on_or_the_caller_gives_up()
    {
        var worker = _processes.Keep(_listener.StartWorker(WorkerProcesses.StartInfo("endless"), "endless"));
        await _log.Until(events => events.Count > 100);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Flush()));
        ProcessSignals.Stop(worker);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.That(async () => await _listener.FlushAsync(soon.Token), Throws.InstanceOf<OperationCanceledException>());

        var waiting = _listener.FlushAsync();
        Assert.That(waiting.IsCompleted, Is.False);
        ProcessSignals.Continue(worker);
        await waiting.WaitAsync(WorkerProcesses.Patience);

        var flushes = Enumerable.Range(0, 5).Select(_ => Flush()).ToArray();
        await _listener.DisposeAsync().AsTask().WaitAsync(WorkerProcesses.Patience);
        await Task.WhenAll(flushes);
        await Flush();
    }

    Task Flush() => _listener.FlushAsync().WaitAsync(WorkerProcesses.Patience);

    Process StartShell(string script) => _processes.Keep(_listener.StartWorker(
        new ProcessStartInfo("sh", ["-c", FindPipe + script]) { RedirectStandardInput = true, RedirectStandardOutput = true }, "shell"));
}
