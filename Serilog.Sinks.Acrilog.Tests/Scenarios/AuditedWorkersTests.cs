using System.Diagnostics;
using Serilog.Core;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

public sealed class AuditedWorkersTests
{
    [Test]
    public async Task An_audited_event_is_in_the_pipe_when_the_call_returns_or_the_call_throws()
    {
        var log = new AwaitedLog();
        using var processes = new WorkerProcesses();
        using var gate = new GateSink(log);
        await using var quick = new LoggerConfiguration().WriteTo.Sink(log).CreateLogger();
        await using var slow = new LoggerConfiguration().WriteTo.Sink(gate).CreateLogger();
        await using var read = RelayListener.Start(quick);
        await using var unread = RelayListener.Start(slow);
        RelayInfo[] infos = [read.CreateInfo("read"), unread.CreateInfo("unread")];
        var worker = processes.Keep(Process.Start(Conversation.StartInfo(["audit", .. infos.Select(info => info.ToString())]))!);
        read.Attach(infos[0], worker);
        unread.Attach(infos[1], worker);
        var talk = new Conversation(worker);

        Assert.That(await talk.Ask("log 0"), Is.EqualTo("done"));
        await log.Until(events => events.Any(e => e.MessageTemplate.Text == "audited"));

        Assert.That(await talk.Ask("fill 1"), Does.StartWith("IOException: The parent has not taken an event within 00:00:01"), "a parent that does not read");
        gate.Open();
        await unread.FlushAsync();
        Assert.That(await talk.Ask("log 1"), Is.EqualTo("done"), "a parent that reads on");

        Assert.That(await talk.Ask("dispose 1"), Is.EqualTo("done"));
        Assert.That(await talk.Ask("log 1"), Does.StartWith("ObjectDisposedException"));

        await read.DisposeAsync();
        Assert.That(await talk.Ask("log 0"), Does.StartWith("IOException: An event is not sent, for the parent no longer reads"));
        Assert.That(await talk.Ask("log 0"), Does.StartWith("IOException: An event is not sent, for the parent no longer reads"), "and stays away");
        worker.StandardInput.Close();
        Assert.That(await WorkerProcesses.EndOf(worker), Is.Zero);
    }

    [Test]
    public void An_audit_without_a_parent_is_refused_at_once() =>
        Assert.That(() => new LoggerConfiguration().AuditTo.AcrilogRelay(), Throws.InvalidOperationException.With.Message.Contains("ACRILOG_RELAY is not set"));

    [TestCase("pipe:1000000/1000001?v=1&level=Debug&name=x&nonce=00")]
    public void An_audit_over_handles_that_are_no_relay_is_refused_at_once(string info) =>
        Assert.That(() => new LoggerConfiguration().AuditTo.AcrilogRelay(info),
            Throws.InstanceOf<IOException>().With.Message.Contains("1000000/1000001").And.Message.Contains("not pipes that this process inherited"));

    [Test]
    public void An_audit_that_could_never_succeed_is_refused_at_once() =>
        Assert.That(() => new LoggerConfiguration().AuditTo.AcrilogRelay(whenFullTimeout: TimeSpan.Zero),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("whenFullTimeout is 00:00:00; it must be more than zero"));
}
