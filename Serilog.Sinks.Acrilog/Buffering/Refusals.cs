using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>Which records are refused at once, since others have waited for room in vain.</summary>
/// <remarks>Not thread-safe.</remarks>
sealed class Refusals
{
    bool _minor;
    bool _all;

    public bool Holds(LogEventLevel level) => _all || (_minor && BufferLimits.IsMinor(level));

    /// <summary>Notes that a record of this level has waited in vain.</summary>
    public void Begin(LogEventLevel level)
    {
        _minor = true;
        if (!BufferLimits.IsMinor(level)) _all = true;
    }

    public void End() => _minor = _all = false;
}
