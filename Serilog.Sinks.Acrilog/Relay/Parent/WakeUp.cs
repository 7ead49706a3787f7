using System.Diagnostics.CodeAnalysis;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>Ends a wait early, time and again. A wake-up while nobody waits ends the next wait at once.</summary>
/// <remarks>Safe from any thread; one thread waits and resets.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer or wait handle, and may be cancelled at any time.")]
sealed class WakeUp
{
    readonly object _gate = new();
    CancellationTokenSource _source = new();

    /// <summary>Cancelled by a wake-up since the last <see cref="Reset"/>.</summary>
    public CancellationToken Token
    {
        get { lock (_gate) return _source.Token; }
    }

    public void Up()
    {
        CancellationTokenSource source;
        lock (_gate) source = _source;
        source.Cancel();
    }

    public void Reset()
    {
        lock (_gate) _source = new CancellationTokenSource();
    }
}
