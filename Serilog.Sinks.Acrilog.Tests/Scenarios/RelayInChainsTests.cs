using System.Diagnostics;
using System.Globalization;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>A worker's relay with another sink behind it, for what the parent does not take.</summary>
[NonParallelizable]
public sealed class RelayInChainsTests
{
    WorkerProcesses _processes = null!;
    TempFolder _folder = null!;

    [SetUp]
    public void Prepare() => (_processes, _folder) = (new WorkerProcesses(), new TempFolder());

    [TearDown]
    public void EndProcesses()
    {
        _processes.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task What_a_killed_parent_has_not_taken_is_in_the_fallback_once_and_in_order()
    {
        var parent = _processes.Keep(Process.Start(Conversation.StartInfo("parent", _folder.File("parent.log"), "orphan-in-chain", _folder.File("fallback.log")))!);
        var talk = new Conversation(parent);
        _processes.Keep(Process.GetProcessById(int.Parse(await talk.Hear(), CultureInfo.InvariantCulture)));
        await talk.Ask("log 10");
        await talk.Ask("ask");
        ProcessSignals.Stop(parent);
        await talk.Ask("log 500");
        parent.Kill();
        await talk.Ask("log 10");
        await talk.Tell("close");
        var reports = await talk.HearUntil("done");

        Assert.That(Lines("parent.log").Where(line => line.StartsWith("event ", StringComparison.Ordinal)), Is.EqualTo(Numbered(0, 10)));
        Assert.That(Lines("fallback.log"), Is.EqualTo(Numbered(10, 510)), "and nothing that nobody logged");
        Assert.That(reports, Has.Some.Contains("acknowledged 11 of"));
    }

    [Test]
    public async Task A_listener_that_logs_into_the_log_it_hears_of_comes_to_an_end_after_its_parent()
    {
        var parent = _processes.Keep(Process.Start(Conversation.StartInfo("parent", _folder.File("parent.log"), "orphan-heard", _folder.File("heard.log")))!);
        var talk = new Conversation(parent);
        _processes.Keep(Process.GetProcessById(int.Parse(await talk.Hear(), CultureInfo.InvariantCulture)));
        await talk.Ask("log 10");
        await talk.Ask("ask");
        parent.Kill();
        await talk.Ask("log 200");
        // A log that is closed takes nothing more of its listener: only what came before tells.
        Assert.That(SpinWait.SpinUntil(() => Lines("heard.log").Contains("event 209"), WorkerProcesses.Patience), Is.True);
        await talk.Tell("close");
        await talk.HearUntil("done");

        Assert.That(Lines("heard.log").Where(line => line != "heard"), Is.EqualTo(Numbered(10, 200)));
        Assert.That(Lines("heard.log"), Has.None.EqualTo("heard"));
    }

    [Test]
    public async Task What_a_full_queue_drops_is_in_the_fallback_and_the_rest_with_the_parent()
    {
        const int count = 12_000;
        var log = new AwaitedLog();
        using var gate = new GateSink(log);
        await using var target = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(gate).CreateLogger();
        await using (var listener = RelayListener.Start(target))
        {
            var infos = Enum.GetNames<WhenFull>().Select(name => listener.CreateInfo(name)).ToArray();
            var worker = _processes.Keep(Process.Start(Conversation.StartInfo(["flood-chains", $"{count}", _folder.Path, .. infos.Select(info => info.ToString())]))!);
            foreach (var info in infos) listener.Attach(info, worker);
            var talk = new Conversation(worker);
            Assert.That(await talk.Hear(), Is.EqualTo("tried"));
            gate.Open();
            await talk.Tell("close");
            await WorkerProcesses.EndOf(worker);
        }

        foreach (var name in Enum.GetNames<WhenFull>())
        {
            Assert.That(Lines($"{name}.log"), Is.Not.Empty, name);
            Assert.That(Lines($"{name}.log").Concat(log.NumbersOf(name).Select(number => $"event {number}")), Is.EquivalentTo(Numbered(0, count)), name);
        }
    }

    [Test]
    public void A_fallback_that_was_named_takes_the_events_that_no_parent_takes()
    {
        var (named, chained) = (new CollectingSink(), new CollectingSink());
        using (var log = new LoggerConfiguration().WriteTo.FallbackChain(to => to.AcrilogRelay(fallback: fallback => fallback.Sink(named)), to => to.Sink(chained)).CreateLogger())
            log.Information("hello");

        Assert.That(named.Events, Has.Count.EqualTo(1));
        Assert.That(chained.Events, Is.Empty);
    }

    string[] Lines(string file) => System.IO.File.Exists(_folder.File(file)) ? _folder.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];

    static IEnumerable<string> Numbered(int first, int count) => Enumerable.Range(first, count).Select(i => $"event {i}");
}
