using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Enrichment;

public sealed class EnrichmentSettingsTests
{
    [Test]
    public void Process_identity_and_caller_come_from_JSON()
    {
        var sink = new CollectingSink();
        using var log = JsonSettings.Read("""
            { "Serilog": {
                "MinimumLevel": "Verbose",
                "Enrich": [ "WithProcessIdentity", { "Name": "WithCaller", "Args": { "minimumLevel": "Debug" } } ]
            } }
            """).WriteTo.Sink(sink).CreateLogger();

        log.Verbose("no caller");
        log.Debug("a caller");

        Assert.That(sink.Events[0].Properties.Keys, Is.EquivalentTo((string[])["MachineName", "ProcessId", "ProcessName"]));
        Assert.That(sink.Events[1].Properties["Function"],
            Is.EqualTo(new ScalarValue(nameof(Process_identity_and_caller_come_from_JSON))));
    }

    [Test]
    public void A_worker_name_comes_from_JSON_and_caller_needs_no_arguments()
    {
        var sink = new CollectingSink();
        using var log = JsonSettings.Read("""
            { "Serilog": {
                "Enrich": [ "WithCaller", { "Name": "WithProcessIdentity", "Args": { "workerName": "hasher-1" } } ]
            } }
            """).WriteTo.Sink(sink).CreateLogger();

        log.Information("hello");

        Assert.That(sink.Events[0].Properties["WorkerName"], Is.EqualTo(new ScalarValue("hasher-1")));
        Assert.That(sink.Events[0].Properties["Module"], Is.EqualTo(new ScalarValue(nameof(EnrichmentSettingsTests))));
    }

    [Test]
    public void Threads_come_from_JSON()
    {
        var sink = new CollectingSink();
        using var log = JsonSettings.Read("""
            { "Serilog": { "Enrich": [ { "Name": "WithProcessIdentity", "Args": { "threads": true } } ] } }
            """).WriteTo.Sink(sink).CreateLogger();

        log.Information("hello");

        Assert.That(sink.Events[0].Properties["ThreadId"], Is.EqualTo(new ScalarValue(Environment.CurrentManagedThreadId)));
    }
}
