using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog;

/// <summary>Passes events on from a minimum level, as Serilog's own restricted sink does; but lets a failure listener through to the
/// sink, so that a fallback chain works beside a minimum level.</summary>
sealed class LevelFilterSink : ILogEventSink, ISetLoggingFailureListener, IDisposable, IAsyncDisposable
{
    readonly ILogEventSink _sink;
    readonly LoggingLevelSwitch _level;

    LevelFilterSink(ILogEventSink sink, LoggingLevelSwitch level) => (_sink, _level) = (sink, level);

    /// <summary>The sink with a minimum level before it, if there is to be one.</summary>
    /// <param name="sink">The sink; disposed with what is returned.</param>
    /// <param name="minimum">The least level that passes; ignored beside a switch.</param>
    /// <param name="levelSwitch">The least level that passes, and may change; null for none.</param>
    public static ILogEventSink Over(ILogEventSink sink, LogEventLevel minimum, LoggingLevelSwitch? levelSwitch)
    {
        if (levelSwitch is not null && minimum != LevelAlias.Minimum)
            Failures.Report("A sink has both a levelSwitch and restrictedToMinimumLevel {0}; the switch is used, and the level ignored. Leave one of them out", minimum);
        if (levelSwitch is null && minimum <= LevelAlias.Minimum) return sink;
        return new LevelFilterSink(sink, levelSwitch ?? new LoggingLevelSwitch(minimum));
    }

    public void Emit(LogEvent logEvent)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        if (logEvent.Level >= _level.MinimumLevel) _sink.Emit(logEvent);
    }

    public void SetFailureListener(ILoggingFailureListener failureListener) => (_sink as ISetLoggingFailureListener)?.SetFailureListener(failureListener);

    public void Dispose() => (_sink as IDisposable)?.Dispose();

    public ValueTask DisposeAsync()
    {
        if (_sink is IAsyncDisposable sink) return sink.DisposeAsync();
        Dispose();
        return default;
    }
}
