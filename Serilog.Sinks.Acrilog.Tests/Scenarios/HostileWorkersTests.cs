using System.Diagnostics;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

/// <summary>Each sends three good events first, and all are there at once.</summary>
public sealed class HostileWorkersTests
{
    static readonly string[] Harms =
    [
        "hello-twice", "unknown-type", "parents-type", "bye-twice", "event-after-bye", "number-beyond", "number-below", "absurd-loss", "growing-loss",
        "absurd-bye", "unasked-mark", "short-mark", "flood-of-damage", "counts-fewer", "counts-other-levels", "loses-what-it-never-had", "nothing",
    ];

    readonly AwaitedLog _log = new();

    [OneTimeSetUp]
    public async Task Hostile_workers_and_a_good_one_share_a_parent()
    {
        using var processes = new WorkerProcesses();
        await using var target = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(_log).CreateLogger();
        await using var listener = RelayListener.Start(target);
        var infos = Harms.Select(harm => listener.CreateInfo(harm)).ToArray();
        var worker = processes.Keep(Process.Start(Conversation.StartInfo(["streams", .. infos.Select(info => $"{info.WorkerName}={info}")]))!);
        foreach (var info in infos) listener.Attach(info, worker);
        Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
        await listener.DisposeAsync();
    }

    [TestCase("hello-twice", "type 1")]
    [TestCase("unknown-type", "type 99")]
    [TestCase("parents-type", "type 17")]
    [TestCase("bye-twice", "23 bytes came after its goodbye")]
    [TestCase("event-after-bye", "59 bytes came after its goodbye")]
    [TestCase("number-beyond", "9223372036854775807")]
    [TestCase("number-below", "-9223372036854775808")]
    [TestCase("absurd-loss", "9223372036854775807")]
    [TestCase("growing-loss", "Information events are counted")]
    [TestCase("absurd-bye", "9223372036854775807")]
    [TestCase("short-mark", "8 bytes are announced, 1 are there")]
    public void A_worker_that_sends_what_no_worker_sends_is_closed_and_said_to_have(string harm, string why)
    {
        Assert.That(_log.NumbersOf(harm), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(_log.SaidOf(harm).Select(e => e.RenderMessage()), Has.One.Contains("nothing more is read from it").And.One.Contains(why));
        Assert.That(_log.EndOf(harm).Properties["End"].ToString(), Is.EqualTo("Refused"));
        Assert.That(_log.EndOf(harm).RenderMessage(), Does.Contain(", was cut off (Refused, exit code "), "whether or not it had said goodbye");
        Assert.That(long.Parse(_log.EndOf(harm).Properties["Lost"].ToString()), Is.Not.Negative);
    }

    [TestCase("counts-fewer")]
    [TestCase("counts-other-levels")]
    [TestCase("loses-what-it-never-had")]
    public void A_ledger_that_does_not_balance_is_said(string harm) =>
        Assert.That(_log.SaidOf(harm).Select(e => e.MessageTemplate.Text), Has.One.Contains("does not balance"));

    [Test]
    public void A_mark_that_nobody_asked_for_does_no_harm()
    {
        Assert.That(_log.NumbersOf("unasked-mark"), Is.EqualTo(new[] { 1, 2, 3, 4 }));
        Assert.That(_log.SaidOf("unasked-mark").Select(e => e.Level), Has.All.EqualTo(LogEventLevel.Information));
    }

    [Test]
    public void A_flood_of_damaged_frames_is_counted_and_costs_the_log_a_few_lines()
    {
        Assert.That(_log.NumbersOf("flood-of-damage"), Is.EqualTo(new[] { 1, 2, 3, 5004 }));
        Assert.That(_log.EndOf("flood-of-damage").Properties["Lost"].ToString(), Is.EqualTo("5000"));
        Assert.That(_log.SaidOf("flood-of-damage"), Has.Length.LessThanOrEqualTo(15));
    }

    [Test]
    public void The_others_never_notice()
    {
        Assert.That(_log.NumbersOf("nothing"), Is.EqualTo(Enumerable.Range(1, 2000)));
        Assert.That(_log.EndOf("nothing").Level, Is.EqualTo(LogEventLevel.Information));
    }
}
