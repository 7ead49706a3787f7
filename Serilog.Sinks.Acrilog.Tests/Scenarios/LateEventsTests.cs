using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;
using Serilog.Sinks.File;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>A listener whose time to write what has arrived is up before all is written.</summary>
[NonParallelizable]
public sealed partial class LateEventsTests
{
    static readonly RelayListenerOptions NoTime = new() { MinimumLevel = LogEventLevel.Verbose, DrainTimeout = TimeSpan.Zero };

    [Test]
    public async Task What_a_dead_worker_had_sent_is_in_the_log_or_counted_as_lost_level_by_level()
    {
        using var metrics = new MetricsCapture();
        using var reports = new SelfLogCapture();
        using var gate = new GateSink(new CollectingSink());
        await using var scene = new RelayScene(log => log.WriteTo.Sink(gate), NoTime);
        await WorkerProcesses.EndOf(scene.Start("dead", "crash", "100"));

        await DisposeBehind(gate, scene.Listener);

        var end = await scene.EndOf("dead");
        Assert.That(PerLevel(end), Is.EqualTo(new long[] { 17, 17, 17, 17, 16, 16 }));
        Assert.That(end.Value("Received"), Is.EqualTo(scene.EventsOf("dead").Length));
        Assert.That(Number(end, "Received") + Number(end, "Lost"), Is.EqualTo(100));
        Assert.That(end.RenderMessage(), Does.Contain($"{end.Value("Lost")} known to be lost"));
        Assert.That(metrics["acrilog.relay.lost{reason=late}"], Is.EqualTo(Number(end, "Lost")));
        Assert.That(scene.Said(), Has.One.Contains($"{end.Value("Lost")} events had arrived when the listener's DrainTimeout was up, and are lost"));
        Assert.That(reports.Lines, Has.One.Contains("RelayListenerOptions.DrainTimeout more time"));
    }

    [Test]
    public async Task What_a_worker_was_told_to_be_sent_and_is_killed_after_is_in_the_log_or_counted_as_lost([Values] bool isAttached)
    {
        var log = new AwaitedLog();
        using var processes = new WorkerProcesses();
        using var gate = new GateSink(log);
        await using var target = new LoggerConfiguration().WriteTo.Sink(gate).CreateLogger();
        await using var listener = RelayListener.Start(target, NoTime);
        var info = listener.CreateInfo("audited");
        var worker = processes.Keep(Process.Start(Conversation.StartInfo("audit", info.ToString()))!);
        if (isAttached) listener.Attach(info, worker);
        var talk = new Conversation(worker);
        for (var i = 0; i < 20; i++) Assert.That(await talk.Ask("log 0"), Is.EqualTo("done"));
        worker.Kill();
        await WorkerProcesses.EndOf(worker);

        await DisposeBehind(gate, listener);

        await log.Until(events => events.Any(e => e.Properties.ContainsKey("LostByLevel")));
        Assert.That(PerLevel(log.EndOf("audited")), Is.EqualTo(new long[] { 0, 0, 20, 0, 0, 0 }));
    }

    [TestCase("exit 0")]
    [TestCase("echo ready; sleep 60")]
    public async Task What_a_worker_without_a_fallback_had_sent_is_in_the_log_or_counted_as_lost_though_it_lives(string end)
    {
        using var gate = new GateSink(new CollectingSink());
        await using var scene = new RelayScene(log => log.WriteTo.Sink(gate), NoTime);
        var startInfo = Shell.StartInfo(Shell.DefineLog + $"i=0; while [ $i -lt 30 ]; do log $i; echo plain >&3; i=$((i+1)); done; {end}");
        startInfo.RedirectStandardOutput = true;
        var worker = scene.Keep(scene.Listener.StartWorker(startInfo, "shell"));
        await worker.StandardOutput.ReadLineAsync().WaitAsync(WorkerProcesses.Patience);

        await DisposeBehind(gate, scene.Listener);

        Assert.That(PerLevel(await scene.EndOf("shell")), Is.EqualTo(new long[] { 0, 0, 60, 0, 0, 0 }));
    }

    [Test]
    public async Task What_was_to_go_straight_to_a_file_is_in_it_or_counted_as_lost()
    {
        using var processes = new WorkerProcesses();
        using var folder = new TempFolder();
        using var hooks = new GateHooks();
        var file = new AcrilogFileOptions { Path = folder.File("all.log"), RollingInterval = RollingInterval.Infinite, OutputTemplate = "{Message:lj}\n", Hooks = hooks };
        var listener = RelayListener.Start(file, NoTime);
        await WorkerProcesses.EndOf(processes.Keep(listener.StartWorker(WorkerProcesses.StartInfo("crash", "100"), "dead")));
        var disposed = listener.DisposeAsync().AsTask();
        hooks.Open();
        await disposed.WaitAsync(WorkerProcesses.Patience);

        var text = folder.Read("all.log");
        var end = Counts().Match(text);
        Assert.That(end.Success, Is.True, text);
        Assert.That(Count(end, 1), Is.EqualTo(Events().Count(text)));
        Assert.That(Count(end, 1) + Count(end, 2), Is.EqualTo(100));
    }

    [Test]
    public async Task What_a_living_worker_had_sent_is_in_the_log_or_in_its_fallback_and_not_counted_as_lost()
    {
        using var folder = new TempFolder();
        using var gate = new GateSink(new CollectingSink());
        await using var scene = new RelayScene(log => log.WriteTo.Sink(gate), NoTime);
        var worker = scene.Keep(scene.Listener.StartWorker(Conversation.StartInfo("orphan", Json(folder.File("fallback.log"))), "living"));
        var talk = new Conversation(worker);
        await talk.Hear();
        await talk.Ask("log 300");

        await DisposeBehind(gate, scene.Listener);
        await talk.Tell("close");
        await talk.HearUntil("done");

        var end = await scene.EndOf("living");
        var kept = Events().Matches(folder.Read("fallback.log")).Select(match => Count(match, 1));
        Assert.That(scene.NumbersOf("living").Select(number => (long)number).Concat(kept), Is.EqualTo(Enumerable.Range(0, 300)));
        Assert.That(end.Value("Lost"), Is.Zero);
        Assert.That($"{end.Value("End")}", Is.EqualTo("ListenerDisposed"));
    }

    // Its log takes nothing until the time is up, which it is at once.
    static async Task DisposeBehind(GateSink gate, RelayListener listener)
    {
        await gate.Reached.WaitAsync(WorkerProcesses.Patience);
        var disposed = listener.DisposeAsync().AsTask();
        gate.Open();
        await disposed.WaitAsync(WorkerProcesses.Patience);
    }

    static long[] PerLevel(LogEvent end)
    {
        var sums = new long[(int)LogEventLevel.Fatal + 1];
        foreach (var property in (string[])["ReceivedByLevel", "LostByLevel"])
            foreach (var (level, count) in ((DictionaryValue)end.Properties[property]).Elements)
                sums[(int)level.Value!] += (long)((ScalarValue)count).Value!;
        return sums;
    }

    static long Number(LogEvent end, string property) => Convert.ToInt64(end.Value(property), CultureInfo.InvariantCulture);

    static long Count(Match match, int group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    static string Json(string fallback) => """
        { "Serilog": { "WriteTo": [ { "Name": "AcrilogRelay", "Args": {
            "fallback": [ { "Name": "AcrilogFile", "Args": { "path": "FALLBACK", "rollingInterval": "Infinite", "outputTemplate": "{Message:lj}{NewLine}" } } ] } } ] } }
        """.Replace("FALLBACK", fallback, StringComparison.Ordinal);

    [GeneratedRegex("([0-9]+) events received, ([0-9]+) known to be lost")]
    private static partial Regex Counts();

    [GeneratedRegex("^event ([0-9]+)( of a worker)?$", RegexOptions.Multiline)]
    private static partial Regex Events();

    sealed class GateHooks : FileLifecycleHooks, IDisposable
    {
        readonly ManualResetEventSlim _open = new();

        public void Open() => _open.Set();

        public override Stream OnFileOpened(string path, Stream underlyingStream, System.Text.Encoding encoding)
        {
            _open.Wait();
            return underlyingStream;
        }

        public void Dispose() => _open.Dispose();
    }
}
