namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>When a roll or a write that failed is tried again: after 100 ms, then after twice the time before, 30 s at most.</summary>
/// <remarks>Counted in elapsed time, so that a clock set back does not put the next try off. Not thread-safe.</remarks>
sealed class RollRetry(TimeProvider clock)
{
    /// <summary>How long after the first failure the next try is due.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);

    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    long _failedAt;

    /// <summary>How long after the last failure the next try is due; zero after a success.</summary>
    public TimeSpan Wait { get; private set; }

    /// <summary>Whether the last try failed.</summary>
    public bool Failing => Wait > TimeSpan.Zero;

    /// <summary>Whether it may be tried now.</summary>
    public bool IsDue => !Failing || clock.GetElapsedTime(_failedAt) >= Wait;

    /// <summary>Notes a failure.</summary>
    public void Failed()
    {
        Wait = !Failing ? First : Wait * 2 < Longest ? Wait * 2 : Longest;
        _failedAt = clock.GetTimestamp();
    }

    /// <summary>Notes that all is well again.</summary>
    public void Succeeded() => Wait = TimeSpan.Zero;
}
