namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Says when it is time to look whether the active file is still in its place.</summary>
/// <remarks>A clock that is set back makes it look at once, so it never waits longer. Not thread-safe.</remarks>
sealed class FileWatch(TimeSpan interval, DateTimeOffset start)
{
    DateTimeOffset _lookedAt = start;

    /// <summary>When the last interval began.</summary>
    public DateTimeOffset LookedAt => _lookedAt;

    /// <summary>When it ends.</summary>
    public DateTimeOffset NextLook => interval < DateTimeOffset.MaxValue - _lookedAt ? _lookedAt + interval : DateTimeOffset.MaxValue;

    /// <summary>Whether the interval has passed; if so, the next one begins.</summary>
    public bool IsDue(DateTimeOffset now)
    {
        if (now - _lookedAt < interval && now >= _lookedAt) return false;
        _lookedAt = now;
        return true;
    }
}
