using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Scenarios;

public sealed class DamagedStreamsTests
{
    [Test]
    public async Task A_truncated_frame_is_counted_and_reported_and_the_rest_delivered()
    {
        var log = await LogOf("truncated");

        Assert.That(Delivered(log), Is.EqualTo("1 2 3"));
        Assert.That(End(log).Properties["UnfinishedBytes"].ToString(), Is.Not.EqualTo("0"));
        Assert.That(End(log).Properties["End"].ToString(), Is.EqualTo("EndOfPipe"));
    }

    [TestCase("flipped", "its checksum is wrong")]
    [TestCase("senseless", "99 is not a level")]
    public async Task A_damaged_frame_is_reported_and_those_behind_it_are_delivered(string damage, string why)
    {
        var log = await LogOf(damage);

        Assert.That(Delivered(log), Is.EqualTo("1 2 3 5"));
        Assert.That(log.Select(e => e.RenderMessage()), Has.One.Contains(why));
        Assert.That(End(log).Properties["Lost"].ToString(), Is.EqualTo("1"));
        Assert.That(End(log).Properties["DamagedFrames"].ToString(), Is.EqualTo("1"));
    }

    [Test]
    public async Task A_gap_in_the_numbers_is_a_loss()
    {
        var log = await LogOf("gap");

        Assert.That(Delivered(log), Is.EqualTo("1 2 3 14"));
        Assert.That(End(log).Properties["Lost"].ToString(), Is.EqualTo("10"));
    }

    [TestCase("endless-length", "1 2 3", "4294967295")]
    [TestCase("backwards", "1 2 3", "back to 1")]
    [TestCase("wrong-nonce", "", "nonce")]
    [TestCase("wrong-password", "", "control pipe")]
    [TestCase("garbage", "", "it begins with neither frames nor text")]
    public async Task A_worker_that_cannot_be_believed_is_closed_and_reported(string damage, string delivered, string why)
    {
        var log = await LogOf(damage);

        Assert.That(Delivered(log), Is.EqualTo(delivered));
        Assert.That(log.Select(e => e.RenderMessage()), Has.One.Contains(why).And.One.Contains("nothing more is read from it"));
        Assert.That(End(log).Properties["End"].ToString(), Is.EqualTo("Refused"));
    }

    [Test]
    public async Task A_bad_worker_costs_its_neighbour_nothing()
    {
        using var processes = new WorkerProcesses();
        var sink = new CollectingSink();
        await using (var target = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(sink).CreateLogger())
        await using (var listener = RelayListener.Start(target))
        {
            var good = processes.Keep(listener.StartWorker(WorkerProcesses.StartInfo("count", "2000"), "good"));
            var bad = processes.Keep(listener.StartWorker(WorkerProcesses.StartInfo("stream", "garbage"), "bad"));
            await WorkerProcesses.EndOf(bad);
            await WorkerProcesses.EndOf(good);
        }

        Assert.That(sink.Events.Count(e => e.MessageTemplate.Text == "event {Number} of a worker"), Is.EqualTo(2000));
    }

    static async Task<IReadOnlyList<LogEvent>> LogOf(string damage)
    {
        using var processes = new WorkerProcesses();
        var sink = new CollectingSink();
        await using (var target = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(sink).CreateLogger())
        await using (var listener = RelayListener.Start(target))
            await WorkerProcesses.EndOf(processes.Keep(listener.StartWorker(WorkerProcesses.StartInfo("stream", damage), "raw")));
        return sink.Events;
    }

    static string Delivered(IReadOnlyList<LogEvent> log) =>
        string.Join(' ', log.Where(e => e.MessageTemplate.Text == "event {Number}").Select(e => e.Properties["Number"]));

    static LogEvent End(IReadOnlyList<LogEvent> log) => log.Single(e => e.Properties.ContainsKey("End"));
}
