using System.Globalization;
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
        Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true), Prop.ForAll(GeneratedEvents.Any(), AssertSame));

    [Test]
    public void An_event_that_a_worker_relays_on_renders_as_it_did_at_first() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true),
        Prop.ForAll(GeneratedEvents.Any(), logEvent => AssertSame(Relayed.Event(logEvent))));

    [Test]
    public void Any_scalar_renders_alike_under_every_format_it_takes() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true), Prop.ForAll(GeneratedScalars.Any.ToArbitrary(), AssertSameUnderEveryFormat));

    [Test]
    public void Every_special_scalar_renders_alike_under_every_format_it_takes()
    {
        foreach (var value in GeneratedScalars.Special) AssertSameUnderEveryFormat(value);
        foreach (var logEvent in ScalarTable.Events()) AssertSame(logEvent);
    }

    static void AssertSameUnderEveryFormat(object? value)
    {
        var scalar = new ScalarValue(value);
        var text = string.Join('|', GeneratedScalars.Formats.Distinct().Where(format => IsTakenBy(value, format)).Select(format => $"{{Value{(format is null ? "" : ":" + format)}}}"));
        AssertSame(Some.Event(text, properties: new LogEventProperty("Value", scalar)));
        AssertSame(Some.Event(text, properties: new LogEventProperty("Value", new SequenceValue([scalar, scalar]))));
    }

    static bool IsTakenBy(object? value, string? format)
    {
        try
        {
            _ = (value as IFormattable)?.ToString(format, CultureInfo.InvariantCulture);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    static void AssertSame(LogEvent logEvent)
    {
        var arrived = Relayed.Event(logEvent, out var wasCut);
        Assert.That(wasCut, Is.False);
        EveryRendering.AssertSame(arrived, logEvent);
    }
}
