namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Says when it is time to look whether the active file is still in its place.</summary>
/// <remarks>Counted in elapsed time, which nobody sets back. Not thread-safe.</remarks>
sealed class FileWatch(TimeSpan interval, TimeProvider clock)
{
    long _lookedAt = clock.GetTimestamp();

    /// <summary>Whether the interval has passed; if so, the next one begins.</summary>
    public bool IsDue
    {
        get
        {
            var now = clock.GetTimestamp();
            if (clock.GetElapsedTime(_lookedAt, now) < interval) return false;
            _lookedAt = now;
            return true;
        }
    }
}
