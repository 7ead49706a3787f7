using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Relay.Wire;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

public sealed class RelayedWorkersTests
{
    WorkerProcesses _processes = null!;
    CollectingSink _log = null!;
    Logger _target = null!;

    [SetUp]
    public void StartLog()
    {
        _processes = new WorkerProcesses();
        _log = new CollectingSink();
        _target = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(_log).CreateLogger();
    }

    [TearDown]
    public void EndProcesses()
    {
        _processes.Dispose();
        _target.Dispose();
    }

    [Test]
    public async Task Every_event_of_a_worker_arrives_once_in_order_and_with_its_level()
    {
        const int count = 20_000;
        await using (var listener = RelayListener.Start(_target))
        {
            var worker = Start(listener, "counter", "count", count.ToString());
            Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
        }

        var events = EventsOf("counter");
        Assert.That(events.Select(Number), Is.EqualTo(Enumerable.Range(0, count)));
        Assert.That(events, Has.All.Matches<LogEvent>(e => (int)e!.Level == Number(e) % 6));
        Assert.That(Ends(), Is.EqualTo(new[] { "Worker \"counter\" ended" }));
    }

    [Test]
    public async Task Four_workers_at_once_keep_their_own_order()
    {
        const int count = 5_000;
        string[] names = ["a", "b", "c", "d"];
        await using (var listener = RelayListener.Start(_target))
        {
            var workers = names.Select(name => Start(listener, name, "count", count.ToString())).ToArray();
            foreach (var worker in workers) Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
        }

        foreach (var name in names) Assert.That(EventsOf(name).Select(Number), Is.EqualTo(Enumerable.Range(0, count)), name);
    }

    [Test]
    public async Task A_worker_that_forgets_to_close_its_log_still_gets_its_last_words_out()
    {
        const int count = 3_000;
        await using (var listener = RelayListener.Start(_target))
            await WorkerProcesses.EndOf(Start(listener, "careless", "count-without-closing", count.ToString()));

        Assert.That(EventsOf("careless").Select(Number), Is.EqualTo(Enumerable.Range(0, count)));
    }

    [Test]
    public async Task A_worker_that_crashes_gets_its_last_words_out_and_its_end_is_reported()
    {
        const int count = 3_000;
        await using (var listener = RelayListener.Start(_target))
            await WorkerProcesses.EndOf(Start(listener, "crashing", "crash", count.ToString()));

        Assert.That(EventsOf("crashing").Select(Number), Is.EqualTo(Enumerable.Range(0, count)));
        Assert.That(_log.Events[^1].RenderMessage(), Does.Match("^Worker \"crashing\", process [0-9]+, ended without saying goodbye \\(EndOfPipe, exit code 134\\)"));
    }

    [Test]
    public async Task An_event_that_is_logged_while_another_is_encoded_costs_neither()
    {
        await using (var listener = RelayListener.Start(_target))
            await WorkerProcesses.EndOf(Start(listener, "reentrant", "reentrant"));

        Assert.That(EventsOf("reentrant").Select(e => e.RenderMessage()).Distinct(), Is.EqualTo(new[] { "inner", "outer value" }));
        Assert.That(EventsOf("reentrant").Count(e => e.MessageTemplate.Text == "outer {Value}"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_worker_ended_by_a_signal_gets_its_last_words_out()
    {
        const int count = 20_000;
        await using (var listener = RelayListener.Start(_target))
            await WorkerProcesses.EndOf(Start(listener, "signalled", "signal-itself", count.ToString()));

        Assert.That(EventsOf("signalled").Select(Number), Is.EqualTo(Enumerable.Range(0, count)));
        Assert.That(_log.Events[^1].RenderMessage(), Does.Contain("exit code 143"), "128 + SIGTERM");
    }

    [Test]
    public async Task The_exit_code_is_known_though_the_caller_disposed_the_process()
    {
        await using (var listener = RelayListener.Start(_target))
        {
            var info = WorkerProcesses.StartInfo("no such task");
            info.RedirectStandardError = info.RedirectStandardOutput = false;
            listener.StartWorker(info, "dropped").Dispose();
            await Until(() => _log.Events.Any(IsLifecycle));
        }

        Assert.That(_log.Events.Single(IsLifecycle).RenderMessage(), Does.Contain("exit code 64"));
    }

    [Test]
    public async Task What_a_full_queue_drops_is_counted_and_the_account_balances()
    {
        const int count = 200;
        using var gate = new GateSink(_log);
        await using (var slow = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(gate).CreateLogger())
        await using (var listener = RelayListener.Start(slow))
        {
            var worker = Start(listener, "flooding", "flood", (count * 1000).ToString());
            Assert.That(await worker.StandardOutput.ReadLineAsync().WaitAsync(WorkerProcesses.Patience), Is.EqualTo("tried"));
            gate.Open();
            await WorkerProcesses.EndOf(worker);
        }

        var end = _log.Events.Single(e => e.MessageTemplate.Text.Contains(" ended, process", StringComparison.Ordinal));
        var lost = (long)((ScalarValue)end.Properties["Lost"]).Value!;
        Assert.That(lost, Is.Positive);
        Assert.That(EventsOf("flooding").Length + lost, Is.EqualTo(count * 1000));
        var dropped = _log.Events.Where(e => e.Properties.ContainsKey("Dropped")).Sum(e => (long)((ScalarValue)e.Properties["Dropped"]).Value!);
        Assert.That(dropped, Is.EqualTo(lost), "told in Loss frames");
    }

    [Test]
    public async Task A_log_that_takes_nothing_does_not_hold_up_the_end_of_listening()
    {
        using var gate = new GateSink(_log);
        await using var stuck = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(gate).CreateLogger();
        var listener = RelayListener.Start(stuck, new RelayListenerOptions { DrainTimeout = TimeSpan.FromMilliseconds(100) });
        Start(listener, "unheard", "count", "10");
        await gate.Reached.WaitAsync(WorkerProcesses.Patience);

        Assert.That(() => listener.DisposeAsync().AsTask().WaitAsync(WorkerProcesses.Patience), Throws.Nothing);
        gate.Open();
    }

    [Test]
    public async Task A_worker_that_never_uses_its_relay_is_said_to_have_sent_nothing()
    {
        await using (var listener = RelayListener.Start(_target))
        {
            listener.CreateInfo("unused");
            await WorkerProcesses.EndOf(Start(listener, "silent", "nothing to do"));
        }

        Assert.That(_log.Events.Select(e => e.MessageTemplate.Text), Has.Some.Contains("never sent an event"));
        Assert.That(_log.Events.Select(e => e.RenderMessage()), Has.One.Contains("\"unused\" never sent an event"));
    }

    [Test]
    public async Task Events_of_workers_get_no_caller_in_the_parent_who_did_not_log_them()
    {
        await using (var enriched = new LoggerConfiguration().Enrich.WithCaller().Enrich.WithProcessIdentity().WriteTo.Sink(_log).CreateLogger())
        await using (var listener = RelayListener.Start(enriched))
        {
            var worker = Start(listener, "elsewhere", "fail");
            await WorkerProcesses.EndOf(worker);
            Assert.That(worker.Id, Is.Not.EqualTo(Environment.ProcessId));
        }

        var properties = EventsOf("elsewhere").Single().Properties;
        Assert.That(properties.Keys, Has.None.EqualTo("Module").And.None.EqualTo("Function").And.None.EqualTo("LineNumber"));
        Assert.That(properties["ProcessId"].ToString(), Is.Not.EqualTo(Environment.ProcessId.ToString()));
    }

    [Test]
    public async Task A_worker_killed_in_mid_burst_loses_only_what_it_had_not_written_and_its_end_is_reported()
    {
        var enough = new TaskCompletionSource();
        await using var counting = new LoggerConfiguration().MinimumLevel.Verbose()
            .WriteTo.Sink(_log).WriteTo.Sink(new SignallingSink(5_000, enough)).CreateLogger();
        await using (var listener = RelayListener.Start(counting))
        {
            var worker = Start(listener, "victim", "endless");
            await enough.Task.WaitAsync(WorkerProcesses.Patience);
            worker.Kill();
            await WorkerProcesses.EndOf(worker);
        }

        var numbers = EventsOf("victim").Select(Number).ToArray();
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(0, numbers.Length)), "a prefix of what it sent, none missing in between");
        var end = _log.Events.Single(e => e.MessageTemplate.Text.Contains("ended without saying goodbye", StringComparison.Ordinal));
        Assert.That(end.Level, Is.EqualTo(LogEventLevel.Warning));
        Assert.That(end.Properties["ExitCode"].ToString(), Is.EqualTo("137"), "128 + SIGKILL");
        Assert.That(end.Properties["Received"].ToString(), Is.EqualTo(numbers.Length.ToString()));
        Assert.That(end.Properties["Lost"].ToString(), Is.EqualTo("0"));
    }

    [Test]
    public async Task A_parent_that_stops_listening_costs_its_worker_nothing_but_the_parents_log()
    {
        var enough = new TaskCompletionSource();
        await using var counting = new LoggerConfiguration().MinimumLevel.Verbose()
            .WriteTo.Sink(_log).WriteTo.Sink(new SignallingSink(1_000, enough)).CreateLogger();
        var listener = RelayListener.Start(counting);
        var worker = Start(listener, "survivor", "endless");
        await enough.Task.WaitAsync(WorkerProcesses.Patience);

        await listener.DisposeAsync().AsTask().WaitAsync(WorkerProcesses.Patience);

        var numbers = EventsOf("survivor").Select(Number).ToArray();
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(0, numbers.Length)));
        Assert.That(await worker.StandardError.ReadLineAsync().WaitAsync(WorkerProcesses.Patience), Does.Contain("the parent no longer reads").And.Contains("acknowledged"));
        Assert.That(await worker.StandardError.ReadLineAsync().WaitAsync(WorkerProcesses.Patience), Does.Match("event \\d+ of a worker"));
        Assert.That(worker.HasExited, Is.False);
        Assert.That(_log.Events[^1].RenderMessage(), Does.Contain($"\"survivor\", process {worker.Id}, still runs and is no longer listened to"));
    }

    [Test]
    public async Task An_exception_arrives_with_its_texts_and_its_inner_ones()
    {
        await using (var listener = RelayListener.Start(_target))
            Assert.That(await WorkerProcesses.EndOf(Start(listener, "failing", "fail")), Is.EqualTo(7));

        var exception = EventsOf("failing").Single().Exception;
        Assert.That((exception as RelayedException)?.OriginalTypeName, Is.EqualTo("System.AggregateException"));
        Assert.That(exception!.ToString(), Does.StartWith("System.AggregateException: several (first)").And.Contains("Failure.Thrown()").And.Contains("deep"));
        Assert.That(exception.InnerException?.InnerException, Has.Message.EqualTo("deep"));
    }

    [Test]
    public async Task The_worker_removes_the_variable_so_that_its_own_children_do_not_take_the_pipe_for_theirs()
    {
        await using (var listener = RelayListener.Start(_target))
            await WorkerProcesses.EndOf(Start(listener, "tidy", "say-variable"));

        Assert.That(EventsOf("tidy").Single().RenderMessage(), Is.EqualTo("the variable is \"gone\""));
    }

    [Test]
    public async Task Without_a_parent_a_worker_logs_to_standard_error_and_says_so_once()
    {
        var worker = _processes.Keep(System.Diagnostics.Process.Start(WorkerProcesses.StartInfo("count", "2"))!);

        var lines = (await worker.StandardError.ReadToEndAsync().WaitAsync(WorkerProcesses.Patience)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
        Assert.That(lines, Has.Length.EqualTo(3));
        Assert.That(lines[0], Does.Contain("ACRILOG_RELAY is not set"));
        Assert.That(lines[1], Does.Match(@"^\[\d\d:\d\d:\d\d\.\d{3} VRB\] event 0 of a worker$"));
    }

    [Test]
    public async Task Every_kind_of_value_renders_in_the_parent_as_it_does_in_the_worker()
    {
        using var folder = new TempFolder();
        await using (var parentsFile = new StreamWriter(folder.File("parent.txt")))
        await using (var parent = new LoggerConfiguration().MinimumLevel.Verbose().Filter.ByExcluding(IsLifecycle).WriteTo.Sink(new RenderingSink(parentsFile)).CreateLogger())
        await using (var listener = RelayListener.Start(parent))
            Assert.That(await WorkerProcesses.EndOf(Start(listener, "renderer", "render", folder.File("worker.txt"))), Is.Zero);

        var worker = await global::System.IO.File.ReadAllBytesAsync(folder.File("worker.txt"));
        Assert.That(worker, Is.Not.Empty);
        Assert.That(folder.Read("parent.txt"), Is.EqualTo(folder.Read("worker.txt")));
        Assert.That(await global::System.IO.File.ReadAllBytesAsync(folder.File("parent.txt")), Is.EqualTo(worker));
    }

    System.Diagnostics.Process Start(RelayListener listener, string name, params string[] task) =>
        _processes.Keep(listener.StartWorker(WorkerProcesses.StartInfo(task), name));

    LogEvent[] EventsOf(string worker) =>
        [.. _log.Events.Where(e => !IsLifecycle(e) && e.Properties["WorkerName"].ToString("l", null) == worker)];

    string[] Ends() =>
        [.. _log.Events.Where(IsLifecycle).Select(e => e.RenderMessage()).Where(m => m.Contains(" ended")).Select(m => m[..(m.IndexOf(" ended", StringComparison.Ordinal) + 6)])];

    static bool IsLifecycle(LogEvent e) => e.Properties.TryGetValue("SourceContext", out var source) && source.ToString().Contains("RelayListener");

    static int Number(LogEvent e) => (int)((ScalarValue)e.Properties["Number"]).Value!;

    static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(WorkerProcesses.Patience);
        while (!condition()) await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
    }

    sealed class SignallingSink(int after, TaskCompletionSource signal) : ILogEventSink
    {
        int _seen;

        public void Emit(LogEvent logEvent)
        {
            if (Interlocked.Increment(ref _seen) == after) signal.TrySetResult();
        }
    }
}
