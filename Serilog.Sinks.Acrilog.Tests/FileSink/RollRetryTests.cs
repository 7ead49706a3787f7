using Serilog.Sinks.Acrilog.FileSink;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

public sealed class RollRetryTests
{
    [Test]
    public void The_wait_doubles_from_100_ms_to_30_s_and_starts_anew_after_a_success()
    {
        var clock = new FakeClock(Some.Instant);
        var retry = new RollRetry(clock);
        int[] waits = [100, 200, 400, 800, 1600, 3200, 6400, 12800, 25600, 30000, 30000];
        Assert.That(retry.IsDue, Is.True);

        foreach (var wait in waits)
        {
            retry.Failed();
            clock.Advance(TimeSpan.FromMilliseconds(wait - 1));
            Assert.That(retry.IsDue, Is.False);
            clock.Advance(TimeSpan.FromMilliseconds(1));
            Assert.That(retry.IsDue, Is.True);
        }
        retry.Succeeded();
        Assert.That(retry.IsDue, Is.True);
        retry.Failed();
        clock.Advance(TimeSpan.FromMilliseconds(100));

        Assert.That(retry.IsDue, Is.True);
    }

    [Test]
    public void A_clock_set_back_does_not_lengthen_the_wait()
    {
        var clock = new FakeClock(Some.Instant);
        var retry = new RollRetry(clock);
        retry.Failed();

        clock.SetWall(Some.Instant.AddYears(-1));
        clock.Advance(TimeSpan.FromMilliseconds(100));

        Assert.That(retry.IsDue, Is.True);
    }
}
