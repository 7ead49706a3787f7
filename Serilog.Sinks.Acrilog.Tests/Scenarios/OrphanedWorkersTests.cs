using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>Workers whose parent is stopped, killed, or has enough of them.</summary>
public sealed partial class OrphanedWorkersTests
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

    [TestCase(10)]
    [TestCase(0)]
    public async Task A_parent_that_is_killed_costs_no_event_though_some_were_on_their_way_and_its_worker_rests(int more)
    {
        var (parent, talk) = await StartParent();
        await talk.Ask("log 10");
        await talk.Ask("ask");
        ProcessSignals.Stop(parent);
        Assert.That(await talk.Ask("log 500"), Is.EqualTo("done"), "into the pipe, which nobody reads any more");
        parent.Kill();
        await talk.Ask($"log {more}");
        Assert.That(() => NumbersIn("fallback.log"), Has.Length.EqualTo(500 + more).After((int)WorkerProcesses.Patience.TotalMilliseconds, 50));
        await talk.Tell("rest");
        Assert.That(double.Parse((await talk.HearUntil("done")).Single(), CultureInfo.InvariantCulture), Is.LessThan(250), "milliseconds of the processor");
        await talk.Tell("close");
        await talk.HearUntil("done");

        Assert.That(NumbersIn("parent.log"), Is.EqualTo(Enumerable.Range(0, 10)));
        Assert.That(NumbersIn("fallback.log"), Is.EqualTo(Enumerable.Range(10, 500 + more)));
        Assert.That(OtherLinesIn("fallback.log"), Has.Length.EqualTo(1).And.One.Contains("the parent no longer reads").And.One.Contains("acknowledged 11 of"));
    }

    [Test]
    public async Task A_parent_that_is_killed_costs_no_event_though_one_of_a_megabyte_was_on_its_way()
    {
        var (parent, talk) = await StartParent();
        await talk.Ask("log 10");
        await talk.Ask("big 1");
        await talk.Ask("ask");
        ProcessSignals.Stop(parent);
        await talk.Ask("log 500");
        await talk.Ask("big 2");
        await talk.Ask("log 2000");
        parent.Kill();
        await talk.Tell("close");
        await talk.HearUntil("done");

        Assert.That(NumbersIn("parent.log"), Is.EqualTo(Enumerable.Range(0, 11)));
        Assert.That(NumbersIn("fallback.log"), Is.EqualTo(Enumerable.Range(11, 2502)));
    }

    [Test]
    public async Task A_log_is_closed_in_time_beside_a_parent_that_is_stopped_and_says_what_stayed_behind()
    {
        var (parent, talk) = await StartParent();
        await talk.Ask("log 10");
        await talk.Ask("ask");
        ProcessSignals.Stop(parent);
        await talk.Ask("log 20000");
        await talk.Tell("close");
        var reports = await talk.HearUntil("done");

        Assert.That(reports, Has.One.Matches("The parent has not read the last [0-9]+ events in 00:00:00.2"));
        Assert.That(NumbersIn("fallback.log"), Is.EqualTo(Enumerable.Range(10, 20_000)));
        Assert.That(OtherLinesIn("fallback.log"), Has.Length.EqualTo(1).And.One.Contains("the parent did not read in time").And.One.Contains("acknowledged 11 of "));
        ProcessSignals.Continue(parent);
        parent.StandardInput.Close();
        Assert.That(await WorkerProcesses.EndOf(parent), Is.Zero, "it reads what is in the pipe, and ends with its worker");
        Assert.That(NumbersIn("parent.log"), Is.EqualTo(Enumerable.Range(0, NumbersIn("parent.log").Length)));
    }

    [Test]
    public async Task A_log_that_is_closed_while_its_parent_dies_loses_nothing()
    {
        var (parent, talk) = await StartParent(drainTimeout: "01:00:00");
        await talk.Ask("log 10");
        await talk.Ask("ask");
        ProcessSignals.Stop(parent);
        await talk.Ask("log 20");
        await talk.Tell("close");
        parent.Kill();
        await talk.HearUntil("done");

        Assert.That(NumbersIn("parent.log"), Is.EqualTo(Enumerable.Range(0, 10)));
        Assert.That(NumbersIn("fallback.log"), Is.EqualTo(Enumerable.Range(10, 20)));
        Assert.That(OtherLinesIn("fallback.log"), Has.Length.EqualTo(1).And.One.Contains("acknowledged 11 of 31"));
    }

    [Test]
    public async Task A_log_is_closed_in_time_beside_a_parent_that_is_stopped_though_all_is_in_the_pipe()
    {
        var (parent, talk) = await StartParent();
        await talk.Ask("log 10");
        await talk.Ask("ask");
        ProcessSignals.Stop(parent);
        await talk.Ask("log 20");
        await talk.Tell("close");
        var reports = await talk.HearUntil("done");

        Assert.That(reports, Has.One.Matches("The parent has not said in 00:00:00.2[0-9]* that the last events are in its log"));
        Assert.That(NumbersIn("fallback.log"), Is.EqualTo(Enumerable.Range(10, 20)));
        Assert.That(OtherLinesIn("fallback.log"), Has.Length.EqualTo(1).And.One.Contains("the parent did not read in time").And.One.Contains("acknowledged 11 of 31"));
    }

    [Test]
    public async Task When_the_parent_stops_listening_each_event_is_in_its_log_or_in_the_fallback_and_none_in_both()
    {
        var log = new AwaitedLog();
        await using var target = new LoggerConfiguration().WriteTo.Sink(log).CreateLogger();
        var listener = RelayListener.Start(target);
        var worker = _processes.Keep(listener.StartWorker(Conversation.StartInfo("orphan", Json(drainTimeout: "00:01:00")), "orphan"));
        var talk = new Conversation(worker);
        await talk.Hear();
        await talk.Tell("log 30000");
        await log.Until(events => events.Count > 1000);
        await listener.DisposeAsync();
        await talk.HearUntil("done");
        await talk.Tell("close");
        await talk.HearUntil("done");

        Assert.That((int[])[.. log.NumbersOf("orphan"), .. NumbersIn("fallback.log")], Is.EqualTo(Enumerable.Range(0, 30000)));
        worker.StandardInput.Close();
        Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
    }

    [Test]
    public async Task A_worker_without_parent_and_without_standard_error_lives_on()
    {
        await using var target = new LoggerConfiguration().CreateLogger();
        var listener = RelayListener.Start(target);
        var plain = Conversation.StartInfo("orphan");
        var info = new ProcessStartInfo("sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var word in (string[])["-c", "exec \"$@\" 2>&-", "sh", plain.FileName, .. plain.ArgumentList]) info.ArgumentList.Add(word);
        var worker = _processes.Keep(listener.StartWorker(info, "speechless"));
        var talk = new Conversation(worker);
        await talk.Hear();
        Assert.That(await talk.Ask("log 10"), Is.EqualTo("done"));
        await listener.DisposeAsync();

        Assert.That(await talk.Ask("log 10"), Is.EqualTo("done"));
        await talk.Tell("close");
        await talk.HearUntil("done");
        worker.StandardInput.Close();
        Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
    }

    async Task<(Process Parent, Conversation Talk)> StartParent(string drainTimeout = "00:00:00.2")
    {
        var parent = _processes.Keep(Process.Start(Conversation.StartInfo("parent", _folder.File("parent.log"), "orphan", Json(drainTimeout)))!);
        var talk = new Conversation(parent);
        _processes.Keep(Process.GetProcessById(int.Parse(await talk.Hear(), CultureInfo.InvariantCulture)));
        return (parent, talk);
    }

    string Json(string drainTimeout = "00:00:00.2") => """
        { "Serilog": {
          "LevelSwitches": { "$control": "Verbose" }, "MinimumLevel": { "ControlledBy": "$control" },
          "WriteTo": [ { "Name": "AcrilogRelay", "Args": {
            "controlLevelSwitch": "$control", "whenFull": "Wait", "whenFullTimeout": "00:00:01", "drainTimeout": "DRAIN", "queueLimitBytes": 4194304,
            "fallback": [ { "Name": "AcrilogFile", "Args": { "path": "FALLBACK", "rollingInterval": "Infinite", "outputTemplate": "{Message:lj}{NewLine}" } } ] } } ] } }
        """.Replace("FALLBACK", _folder.File("fallback.log"), StringComparison.Ordinal).Replace("DRAIN", drainTimeout, StringComparison.Ordinal);

    int[] NumbersIn(string file) => [.. Lines(file).Select(line => Numbered().Match(line)).Where(match => match.Success)
        .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];

    string[] OtherLinesIn(string file) => [.. Lines(file).Where(line => !Numbered().IsMatch(line) && line != "tell me")];

    string[] Lines(string file) => System.IO.File.Exists(_folder.File(file)) ? _folder.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];

    [GeneratedRegex("^event ([0-9]+)$")]
    private static partial Regex Numbered();
}
