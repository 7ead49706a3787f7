namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>When a roll that failed is tried again: after 100 ms, then after twice the time before, 30 s at most.</summary>
/// <remarks>Counted in elapsed time, so that a clock set back does not put the next try off. Not thread-safe.</remarks>
sealed class RollRetry(TimeProvider clock)
{
    static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    TimeSpan _wait;
    long _failedAt;

    /// <summary>Whether the last try failed.</summary>
    public bool Failing => _wait > TimeSpan.Zero;

    /// <summary>Whether a roll may be tried now.</summary>
    public bool IsDue => !Failing || clock.GetElapsedTime(_failedAt) >= _wait;

    /// <summary>Notes a failure.</summary>
    public void Failed()
    {
        _wait = !Failing ? First : _wait * 2 < Longest ? _wait * 2 : Longest;
        _failedAt = clock.GetTimestamp();
    }

    /// <summary>Notes that all is well again.</summary>
    public void Succeeded() => _wait = TimeSpan.Zero;
}
