using Serilog.Events;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>When written events are brought from the operating system to the medium.</summary>
/// <param name="Every">How often; null for never by time.</param>
/// <param name="OnLevel">The least level whose events are there before the call that logged them returns; null for none.</param>
sealed record FlushRules(TimeSpan? Every, LogEventLevel? OnLevel)
{
    /// <summary>Whether an event of a level waits for the medium.</summary>
    public bool Asks(LogEventLevel level) => level >= OnLevel;
}
