using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>What is known of a record beside its bytes.</summary>
/// <param name="Level">The event's level.</param>
/// <param name="Ticks">When it came, in ticks of UTC; 0 where the target does not ask.</param>
/// <param name="Ticket">Its place among the records of all <see cref="RecordLanes"/>; 0 for a record that is in no lane.</param>
readonly record struct RecordTag(LogEventLevel Level, long Ticks = 0, long Ticket = 0)
{
    /// <summary>The event, if it is to be handed over should the record be dropped; null otherwise.</summary>
    public LogEvent? Event { get; init; }

    public const int Levels = (int)LogEventLevel.Fatal + 1;

    /// <summary>The level's place among <see cref="Levels"/>; Serilog lets a level pass that is none, which counts as the nearest one.</summary>
    public int Index => Math.Clamp((int)Level, 0, Levels - 1);
}
