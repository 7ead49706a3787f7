using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Wire;

/// <summary>In a zone that reads an hour twice, for which the whole process has to move there.</summary>
[NonParallelizable]
public sealed class LocalTimeTests
{
    [Platform("Linux,MacOsX", Reason = "The zone of a process is a variable there.")]
    [Test]
    public void Both_readings_of_an_hour_that_comes_twice_stay_what_they_are()
    {
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", "Europe/Berlin");
            TimeZoneInfo.ClearCachedData();
            var first = new DateTime(2026, 10, 25, 0, 30, 0, DateTimeKind.Utc).ToLocalTime();
            var second = new DateTime(2026, 10, 25, 1, 30, 0, DateTimeKind.Utc).ToLocalTime();
            Assert.That(first.Ticks, Is.EqualTo(second.Ticks), "the clocks showed it twice");

            foreach (var local in new[] { first, second, new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Local), DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Local), DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Local) })
            {
                var logEvent = Some.Event("{Value:O} {Value:zzz} {Value}", properties: new LogEventProperty("Value", new ScalarValue(local)));
                EveryRendering.AssertSame(Relayed.Event(logEvent), logEvent);
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }
}
