using System.Diagnostics;
using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

public sealed class LossLedgerTests
{
    const int Count = 12_000;

    readonly AwaitedLog _log = new();
    string _reports = "";
    TimeSpan _elapsed;

    [OneTimeSetUp]
    public async Task A_worker_floods_a_parent_that_takes_nothing_at_first()
    {
        var start = Stopwatch.GetTimestamp();
        using var processes = new WorkerProcesses();
        using var gate = new GateSink(_log);
        await using var target = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(gate).CreateLogger();
        await using (var listener = RelayListener.Start(target))
        {
            var infos = Enum.GetNames<WhenFull>().Select(name => listener.CreateInfo(name)).ToArray();
            var worker = processes.Keep(Process.Start(Conversation.StartInfo(["flood", $"{Count}", .. infos.Select(info => info.ToString())]))!);
            foreach (var info in infos) listener.Attach(info, worker);
            var talk = new Conversation(worker);
            Assert.That(await talk.Hear(), Is.EqualTo("tried"));
            gate.Open();
            _reports = await talk.Ask("go on");
            await WorkerProcesses.EndOf(worker);
        }

        _elapsed = Stopwatch.GetElapsedTime(start);
    }

    [Test]
    public void What_is_sent_is_received_or_lost_level_by_level([Values] WhenFull whenFull)
    {
        var received = _log.Of(whenFull.ToString()).CountBy(e => e.Level).ToDictionary();
        var lost = Lost(_log.EndOf(whenFull.ToString()));

        Assert.That(lost, Is.Not.Empty);
        Assert.That(Enum.GetValues<LogEventLevel>().Select(level => received.GetValueOrDefault(level) + lost.GetValueOrDefault(level)), Has.All.EqualTo(2 * Count / 6));
    }

    [Test]
    public void What_arrives_is_in_order_and_comes_once([Values] WhenFull whenFull)
    {
        var numbers = _log.NumbersOf(whenFull.ToString());
        // The second round starts anew.
        var turn = Enumerable.Range(1, numbers.Length - 1).Where(i => numbers[i] <= numbers[i - 1]).ToArray();

        Assert.That(turn, Has.Length.LessThanOrEqualTo(1));
    }

    [Test]
    public void What_was_dropped_is_told_as_it_happens_and_adds_up([Values] WhenFull whenFull)
    {
        var told = _log.SaidOf(whenFull.ToString()).Where(e => e.Properties.ContainsKey("Dropped")).ToArray();

        Assert.That(told.Sum(e => (long)((ScalarValue)e.Properties["Dropped"]).Value!), Is.EqualTo(Lost(_log.EndOf(whenFull.ToString())).Values.Sum()));
        Assert.That(told, Has.Length.LessThanOrEqualTo(_elapsed.TotalSeconds + 2), "once a second, and once at the end");
    }

    [Test]
    public void A_ledger_that_balances_is_not_said_to_do_otherwise([Values] WhenFull whenFull) =>
        Assert.That(_log.SaidOf(whenFull.ToString()).Select(e => e.MessageTemplate.Text), Has.None.Contains("does not balance"));

    [Test]
    public void A_worker_that_drops_for_seconds_does_not_fill_its_SelfLog() =>
        Assert.That(double.Parse(_reports, CultureInfo.InvariantCulture), Is.Positive.And.LessThanOrEqualTo(3 * (_elapsed.TotalSeconds + 1)));

    [Test]
    public async Task Debug_and_Verbose_are_given_up_before_Error_and_Fatal()
    {
        var log = new AwaitedLog();
        using var processes = new WorkerProcesses();
        using var gate = new GateSink(log);
        await using var target = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(gate).CreateLogger();
        await using (var listener = RelayListener.Start(target))
        {
            var infos = Enum.GetNames<WhenFull>().Select(name => listener.CreateInfo(name)).ToArray();
            var worker = processes.Keep(Process.Start(Conversation.StartInfo(["give-way", .. infos.Select(info => info.ToString())]))!);
            foreach (var info in infos) listener.Attach(info, worker);
            Assert.That(await new Conversation(worker).Hear(), Is.EqualTo("tried"));
            gate.Open();
            await WorkerProcesses.EndOf(worker);
        }

        foreach (var name in Enum.GetNames<WhenFull>())
            Assert.That(Lost(log.EndOf(name)).Keys, Is.EquivalentTo(new[] { LogEventLevel.Debug, LogEventLevel.Verbose }), name);
    }

    static Dictionary<LogEventLevel, long> Lost(LogEvent end) => ((DictionaryValue)end.Properties["LostByLevel"]).Elements
        .ToDictionary(one => (LogEventLevel)one.Key.Value!, one => (long)((ScalarValue)one.Value).Value!);
}
