using FsCheck;
using FsCheck.Fluent;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Wire;

/// <summary>Serilog's own formatters say what is right.</summary>
public sealed class FidelityTests
{
    [Test]
    public void Any_event_renders_in_the_parent_byte_for_byte_as_in_the_worker() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3000).WithQuietOnSuccess(true), Prop.ForAll(GeneratedEvents.Any(), AssertSame));

    [Test]
    public void An_event_that_a_worker_relays_on_renders_as_it_did_at_first() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true),
        Prop.ForAll(GeneratedEvents.Any(), logEvent => AssertSame(Relayed.Event(logEvent))));

    [Test]
    public void Every_scalar_renders_alike_under_each_of_its_formats()
    {
        foreach (var logEvent in ScalarTable.Events()) AssertSame(logEvent);
    }

    static void AssertSame(LogEvent logEvent)
    {
        var arrived = Relayed.Event(logEvent, out var wasCut);
        Assert.That(wasCut, Is.False);
        EveryRendering.AssertSame(arrived, logEvent);
    }
}
