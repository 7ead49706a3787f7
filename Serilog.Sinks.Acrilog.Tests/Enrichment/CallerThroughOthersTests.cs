using System.Runtime.CompilerServices;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Enrichment;

/// <summary>Enrichers, filters and sinks of an application stand between the logger and the code that logs.</summary>
public sealed class CallerThroughOthersTests
{
    static readonly Dictionary<string, Func<LoggerConfiguration, ILogEventSink, LoggerConfiguration>> Ways = new()
    {
        ["an enricher that wraps"] = (to, sink) => LoggerEnrichmentConfiguration.Wrap(to.Enrich, inner => new Passing(inner), e => e.WithCaller()).WriteTo.Sink(sink),
        ["two that wrap each other"] = (to, sink) => LoggerEnrichmentConfiguration.Wrap(to.Enrich, inner => new Passing(new Passing(inner)),
            e => LoggerEnrichmentConfiguration.Wrap(e, inner => new Passing(inner), within => within.WithCaller())).WriteTo.Sink(sink),
        ["Enrich.When"] = (to, sink) => to.Enrich.When(_ => true, e => e.WithCaller()).WriteTo.Sink(sink),
        ["Enrich.AtLevel"] = (to, sink) => to.Enrich.AtLevel(LogEventLevel.Information, e => e.WithCaller()).WriteTo.Sink(sink),
        ["WriteTo.Logger"] = (to, sink) => to.WriteTo.Logger(sub => sub.Enrich.WithCaller().WriteTo.Sink(sink)),
        ["WriteTo.Conditional"] = (to, sink) => to.WriteTo.Conditional(_ => true, when => when.Logger(sub => sub.Enrich.WithCaller().WriteTo.Sink(sink))),
        ["a sink that wraps"] = (to, sink) => to.WriteTo.Sink(LoggerSinkConfiguration.Wrap(inner => new PassingSink(inner.Emit),
            w => w.Logger(sub => sub.Enrich.WithCaller().WriteTo.Sink(sink)))),
        ["a sink that writes to another logger"] = (to, sink) => to.WriteTo.Sink(new PassingSink(Sub(sink).Write)),
        ["a sink that writes to another logger that wraps"] = (to, sink) => to.WriteTo.Sink(new PassingSink(
            LoggerEnrichmentConfiguration.Wrap(new LoggerConfiguration().Enrich, inner => new Passing(inner), e => e.WithCaller()).WriteTo.Sink(sink).CreateLogger().Write)),
        ["a logger in a logger"] = (to, sink) => to.WriteTo.Logger(Sub(sink)),
        ["an audit"] = (to, sink) => to.AuditTo.Logger(sub => sub.Enrich.WithCaller().WriteTo.Sink(sink)),
    };

    static IEnumerable<string> Names => Ways.Keys;

    [TestCaseSource(nameof(Names))]
    public void An_event_says_the_member_that_logged_it_whoever_passes_it_on(string way)
    {
        var sink = new CollectingSink();
        using var log = Ways[way](new LoggerConfiguration(), sink).CreateLogger();

        log.Information("x"); var line = Line();

        Assert.That(sink.Events[^1].RenderCaller(),
            Is.EqualTo($"CallerThroughOthersTests.{nameof(An_event_says_the_member_that_logged_it_whoever_passes_it_on)}({line})"));
    }

    [Test]
    public void An_event_that_was_made_by_hand_has_who_hands_it_in()
    {
        var sink = new CollectingSink();
        using var log = Sub(sink);

        log.Write(Some.Event("x")); var line = Line();

        Assert.That(sink.Events[^1].RenderCaller(), Is.EqualTo($"CallerThroughOthersTests.{nameof(An_event_that_was_made_by_hand_has_who_hands_it_in)}({line})"));
    }

    [Test]
    public void A_sink_that_logs_an_event_of_its_own_is_the_caller_of_that_event()
    {
        var sink = new CollectingSink();
        using var other = Sub(sink);
        using var log = new LoggerConfiguration().WriteTo.Sink(new TalkingSink(other)).CreateLogger();

        log.Information("x");

        Assert.That(sink.Events[^1].RenderCaller(), Does.StartWith("CallerThroughOthersTests.Emit("));
    }

    static Logger Sub(ILogEventSink sink) => new LoggerConfiguration().Enrich.WithCaller().WriteTo.Sink(sink).CreateLogger();

    static int Line([CallerLineNumber] int line = 0) => line;

    sealed class Passing(ILogEventEnricher inner) : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => Through(() => inner.Enrich(logEvent, propertyFactory));

        static void Through(Action action) => action();
    }

    sealed class PassingSink(Action<LogEvent> to) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => to(logEvent);
    }

    sealed class TalkingSink(Logger log) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => log.Warning("could not send {Message}", logEvent.MessageTemplate.Text);
    }
}
