using Serilog.Core;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>Which level workers are asked to send, now.</summary>
/// <param name="isEnabled">Whether the log takes events of a level now.</param>
/// <param name="fixedLevel">The level in any case; null for none.</param>
/// <param name="levelSwitch">The level at any time; null for none.</param>
sealed class RelayLevels(Func<LogEventLevel, bool> isEnabled, LogEventLevel? fixedLevel, LoggingLevelSwitch? levelSwitch)
{
    static readonly LogEventLevel[] All = Enum.GetValues<LogEventLevel>();

    public LogEventLevel For(LoggingLevelSwitch? ofWorker) =>
        (ofWorker ?? levelSwitch)?.MinimumLevel is { } switched ? Nearest(switched) : fixedLevel ?? LeastEnabled();

    // A switch may be set beyond the levels, to turn everything off.
    static LogEventLevel Nearest(LogEventLevel level) => level < LogEventLevel.Verbose ? LogEventLevel.Verbose : level > LogEventLevel.Fatal ? LogEventLevel.Fatal : level;

    LogEventLevel LeastEnabled()
    {
        foreach (var level in All)
            if (isEnabled(level)) return level;
        return LogEventLevel.Fatal;
    }
}
