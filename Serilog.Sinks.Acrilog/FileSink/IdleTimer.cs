using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Calls when a period has ended, or files may have become too old, also if no event comes.</summary>
/// <remarks>
/// It looks at least once a minute, so that a clock that was set, or a machine that slept, is noticed. Safe from any thread;
/// may call once more while it is being disposed.
/// </remarks>
sealed class IdleTimer : IDisposable
{
    /// <summary>The longest it waits.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    readonly ITimer _timer;

    public IdleTimer(TimeProvider clock, Action due) =>
        _timer = clock.CreateTimer(static due => ((Action)due!)(), due, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Calls once after this time, or after a minute if that is sooner.</summary>
    public void Arm(TimeSpan wait)
    {
        // Timers count in whole milliseconds, and one that is early would only find that it is not time yet.
        var whole = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(1, wait.TotalMilliseconds)));
        try
        {
            _timer.Change(whole < Longest ? whole : Longest, Timeout.InfiniteTimeSpan);
        }
        catch (Exception e) when (e is not ObjectDisposedException)
        {
            // The first timer of a process needs a thread. Thrown, this would hold up the event that armed it.
            Failures.Report("Could not set a timer; a file whose period ends is rolled with the next event: {0}", e);
        }
    }

    public void Dispose() => _timer.Dispose();
}
