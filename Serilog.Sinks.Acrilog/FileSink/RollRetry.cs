namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>When something that failed is tried again: after a first pause, then after twice the one before, up to a longest.</summary>
/// <remarks>Counted in elapsed time, so that a clock set back does not put the next try off. Not thread-safe.</remarks>
/// <param name="clock">What the pauses go by.</param>
/// <param name="first">The first pause.</param>
/// <param name="longest">The longest pause.</param>
sealed class RollRetry(TimeProvider clock, TimeSpan first, TimeSpan longest)
{
    /// <summary>How long after the first failure of a roll or a write the next try is due.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);

    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    long _failedAt;

    /// <summary>Pauses for a roll or a write: from 100 ms to 30 s.</summary>
    public RollRetry(TimeProvider clock)
        : this(clock, First, Longest)
    {
    }

    /// <summary>How long after the last failure the next try is due; zero after a success.</summary>
    public TimeSpan Wait { get; private set; }

    /// <summary>Whether the last try failed.</summary>
    public bool Failing => Wait > TimeSpan.Zero;

    /// <summary>Whether it may be tried now.</summary>
    public bool IsDue => !Failing || clock.GetElapsedTime(_failedAt) >= Wait;

    /// <summary>Notes a failure.</summary>
    public void Failed()
    {
        Wait = !Failing ? first : Wait * 2 < longest ? Wait * 2 : longest;
        _failedAt = clock.GetTimestamp();
    }

    /// <summary>Notes that all is well again.</summary>
    public void Succeeded() => Wait = TimeSpan.Zero;
}
