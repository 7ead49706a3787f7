using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>The output template of each level, made ready to be written.</summary>
/// <param name="common">That of the levels that have none of their own.</param>
/// <param name="ofLevel">Those of the levels that have one, by the number of the level; it is not changed any more.</param>
sealed class LevelPlans(OutputPlan common, OutputPlan?[] ofLevel) : IUtf8Formatter
{
    public void Format(LogEvent logEvent, Utf8Buffer output)
    {
        // Serilog lets a level be any number; one that has no name has no template of its own either.
        var level = (uint)logEvent.Level;
        var plan = level < (uint)ofLevel.Length ? ofLevel[level] : null;
        (plan ?? common).Write(logEvent, output);
    }
}
