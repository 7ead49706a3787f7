using System.Diagnostics;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Enrichment;

public sealed class ProcessIdentityTests
{
    [Test]
    public void Events_say_which_process_logged_them()
    {
        using var process = Process.GetCurrentProcess();

        var properties = Logged(new LoggerConfiguration().Enrich.WithProcessIdentity()).Properties;

        Assert.That(properties["MachineName"], Is.EqualTo(new ScalarValue(Environment.MachineName)));
        Assert.That(properties["ProcessId"], Is.EqualTo(new ScalarValue(Environment.ProcessId)));
        Assert.That(properties["ProcessName"], Is.EqualTo(new ScalarValue(process.ProcessName)));
    }

    [Test]
    public void A_worker_says_its_name() =>
        Assert.That(Logged(new LoggerConfiguration().Enrich.WithProcessIdentity("hasher-1")).Properties["WorkerName"],
            Is.EqualTo(new ScalarValue("hasher-1")));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    public void Without_a_name_there_is_no_worker_name(string? name) =>
        Assert.That(Logged(new LoggerConfiguration().Enrich.WithProcessIdentity(name)).Properties,
            Does.Not.ContainKey("WorkerName"));

    [Test]
    public void What_an_event_already_says_is_left_alone()
    {
        var configuration = new LoggerConfiguration()
            .Enrich.WithProperty("ProcessId", -1).Enrich.WithProperty("WorkerName", "the real one")
            .Enrich.WithProcessIdentity("another");

        var properties = Logged(configuration).Properties;

        Assert.That(properties["ProcessId"], Is.EqualTo(new ScalarValue(-1)));
        Assert.That(properties["WorkerName"], Is.EqualTo(new ScalarValue("the real one")));
    }

    [Test]
    public void All_events_share_the_same_values()
    {
        var sink = new CollectingSink();
        using var log = new LoggerConfiguration().Enrich.WithProcessIdentity("w").WriteTo.Sink(sink).CreateLogger();

        log.Information("one");
        log.Information("two");

        foreach (var name in (string[])["MachineName", "ProcessId", "ProcessName", "WorkerName"])
            Assert.That(sink.Events[1].Properties[name], Is.SameAs(sink.Events[0].Properties[name]));
    }

    [Test]
    public void Events_say_their_thread_only_on_request() =>
        Assert.That(Logged(new LoggerConfiguration().Enrich.WithProcessIdentity()).Properties.Keys,
            Is.EquivalentTo((string[])["MachineName", "ProcessId", "ProcessName"]));

    [Test]
    public void Each_event_says_the_thread_that_logged_it()
    {
        var sink = new CollectingSink();
        using var log = new LoggerConfiguration().Enrich.WithProcessIdentity(threads: true).WriteTo.Sink(sink).CreateLogger();

        var hasher = RunOn("hasher", () => log.Information("one"));
        var reader = RunOn("reader", () => log.Information("two"));
        var nameless = RunOn(null, () => log.Information("three"));

        Assert.That(sink.Events.Select(e => e.Properties["ThreadId"]), Is.EqualTo(
            (ScalarValue[])[new(hasher), new(reader), new(nameless)]));
        Assert.That(sink.Events.Select(e => e.Properties.GetValueOrDefault("ThreadName")), Is.EqualTo(
            (ScalarValue?[])[new("hasher"), new("reader"), null]));
    }

    [Test]
    public void A_thread_that_was_renamed_goes_by_its_new_name()
    {
        var sink = new CollectingSink();
        using var log = new LoggerConfiguration().Enrich.WithProcessIdentity(threads: true).WriteTo.Sink(sink).CreateLogger();

        RunOn("idle", () =>
        {
            log.Information("one");
            Thread.CurrentThread.Name = "busy";
            log.Information("two");
        });

        Assert.That(sink.Events[1].Properties["ThreadName"], Is.EqualTo(new ScalarValue("busy")));
        Assert.That(sink.Events[1].Properties["ThreadId"], Is.SameAs(sink.Events[0].Properties["ThreadId"]));
    }

    [Test]
    public void An_event_of_another_process_is_not_given_a_thread_of_this_one()
    {
        var configuration = new LoggerConfiguration()
            .Enrich.WithProperty("ProcessId", Environment.ProcessId + 1)
            .Enrich.WithProcessIdentity(threads: true);

        Assert.That(Logged(configuration).Properties.Keys, Has.None.StartsWith("Thread"));
    }

    [Test]
    public void A_process_that_names_itself_first_still_gets_its_threads()
    {
        var configuration = new LoggerConfiguration().Enrich.WithProcessIdentity().Enrich.WithProcessIdentity(threads: true);

        Assert.That(Logged(configuration).Properties["ThreadId"], Is.EqualTo(new ScalarValue(Environment.CurrentManagedThreadId)));
    }

    static int RunOn(string? threadName, Action action)
    {
        var thread = new Thread(() => action()) { Name = threadName };
        thread.Start();
        thread.Join();
        return thread.ManagedThreadId;
    }

    static LogEvent Logged(LoggerConfiguration configuration)
    {
        var sink = new CollectingSink();
        using var log = configuration.WriteTo.Sink(sink).CreateLogger();
        log.Information("hello");
        return sink.Events.Single();
    }
}
