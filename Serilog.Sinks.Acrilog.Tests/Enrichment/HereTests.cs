using System.Runtime.CompilerServices;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Enrichment;

public sealed class HereTests
{
    [Test]
    public void An_event_says_where_it_was_logged()
    {
        var sink = new CollectingSink();
        using var log = new LoggerConfiguration().WriteTo.Sink(sink).CreateLogger();

        log.Here().Information("hello"); var line = Line();

        var properties = sink.Events.Single().Properties;
        Assert.That(properties["Module"], Is.EqualTo(new ScalarValue("HereTests")));
        Assert.That(properties["Function"], Is.EqualTo(new ScalarValue(nameof(An_event_says_where_it_was_logged))));
        Assert.That(properties["LineNumber"], Is.EqualTo(new ScalarValue(line)));
    }

    [TestCase("<Main>$", @"C:\jobs\Program.cs", "Main", "Program")]
    [TestCase("Run", "/jobs/Hasher.cs", "Run", "Hasher")]
    public void Names_are_readable_wherever_they_were_compiled(string member, string path, string function, string module)
    {
        var sink = new CollectingSink();
        using var log = new LoggerConfiguration().WriteTo.Sink(sink).CreateLogger();

        log.Here(member, path, 1).Information("hello");

        Assert.That(sink.Events[0].Properties["Function"], Is.EqualTo(new ScalarValue(function)));
        Assert.That(sink.Events[0].Properties["Module"], Is.EqualTo(new ScalarValue(module)));
    }

    [Test]
    public void Places_that_differ_in_one_thing_are_not_mixed_up()
    {
        var sink = new CollectingSink();
        using var log = new LoggerConfiguration().WriteTo.Sink(sink).CreateLogger();

        log.Here("Run", "/a/One.cs", 7).Information("x");
        log.Here("Run", "/a/Two.cs", 7).Information("x");
        log.Here("Run", "/a/Two.cs", 8).Information("x");
        log.Here("Stop", "/a/Two.cs", 8).Information("x");

        Assert.That(sink.Events.Select(e => e.RenderCaller()),
            Is.EqualTo((string[])["One.Run(7)", "Two.Run(7)", "Two.Run(8)", "Two.Stop(8)"]));
    }

    [Test]
    public void Thousands_of_made_up_places_are_all_told_right()
    {
        var sink = new CollectingSink();
        using var log = new LoggerConfiguration().WriteTo.Sink(sink).CreateLogger();

        for (var line = 1; line <= 5000; line++) log.Here("MadeUp", "MadeUp.cs", line).Information("x");

        Assert.That(sink.Events.Select(e => e.RenderCaller()),
            Is.EqualTo(Enumerable.Range(1, 5000).Select(line => $"MadeUp.MadeUp({line})")));
    }

    [Test]
    public void It_allocates_nothing_beyond_what_Serilogs_context_does()
    {
        using var log = new LoggerConfiguration().CreateLogger();
        ILogger logger = log;
        var enricher = new NoEnricher();

        var context = Allocations.FewestOf(() => _ = logger.ForContext(enricher));
        var here = Allocations.FewestOf(() => _ = logger.Here());

        Assert.That(here, Is.EqualTo(context));
    }

    [Test]
    public void Nulls_are_refused()
    {
        Assert.That(() => ((ILogger)null!).Here(), Throws.ArgumentNullException);
        Assert.That(() => Logger.None.Here(member: null!), Throws.ArgumentNullException);
        Assert.That(() => Logger.None.Here(filePath: null!), Throws.ArgumentNullException);
    }

    static int Line([CallerLineNumber] int line = 0) => line;

    sealed class NoEnricher : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
        }
    }
}
