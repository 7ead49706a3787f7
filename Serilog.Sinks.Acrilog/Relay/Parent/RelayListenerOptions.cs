using Serilog.Core;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>Settings of a <see cref="RelayListener"/>; read once, when it starts.</summary>
public sealed class RelayListenerOptions
{
    static readonly TimeSpan LongestDrain = TimeSpan.FromDays(24);

    /// <summary>
    /// The least level that workers are asked to send. The default, null, is the least level that the target logger
    /// has enabled; when that changes, running workers hear of it within a second. For a listener that was started with a file it is
    /// also the least level that the file takes, from workers and from <see cref="RelayListener.Target"/>, and null is
    /// <see cref="LogEventLevel.Information"/>. Not beside <see cref="LevelSwitch"/>.
    /// </summary>
    /// <remarks>
    /// Set it where a <c>MinimumLevel.Override</c> of the target lets more through than its minimum level does: the target
    /// then throws away what it does not want.
    /// </remarks>
    public LogEventLevel? MinimumLevel { get; set; }

    /// <summary>
    /// The least level that workers are asked to send, changed at any time; running workers hear of a change within a second.
    /// The target logger's own level holds beside it; that of a file is this one. Default null: see <see cref="MinimumLevel"/>.
    /// </summary>
    public LoggingLevelSwitch? LevelSwitch { get; set; }

    /// <summary>
    /// How long disposing the listener may take to read and write what its workers have already sent. What is left then is counted
    /// as lost, unless its worker still runs and has a fallback for it. Default 5 seconds; from zero, which writes nothing more, to 24 days; or <see cref="Timeout.InfiniteTimeSpan"/>.
    /// </summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(5);

    internal void Validate()
    {
        if (MinimumLevel is { } level && !Enum.IsDefined(level))
        {
            throw new ArgumentOutOfRangeException(nameof(MinimumLevel), level,
                $"{nameof(MinimumLevel)} is one of {string.Join(", ", Enum.GetNames<LogEventLevel>())}, or null for the target's own.");
        }

        if (MinimumLevel is not null && LevelSwitch is not null)
            throw new ArgumentException($"{nameof(MinimumLevel)} is {MinimumLevel} beside a {nameof(LevelSwitch)}; leave one of the two out.", nameof(MinimumLevel));
        if ((DrainTimeout < TimeSpan.Zero && DrainTimeout != Timeout.InfiniteTimeSpan) || DrainTimeout > LongestDrain)
        {
            throw new ArgumentOutOfRangeException(nameof(DrainTimeout), DrainTimeout,
                $"{nameof(DrainTimeout)} is {DrainTimeout}; it must be from zero to {LongestDrain}, or {nameof(Timeout)}.{nameof(Timeout.InfiniteTimeSpan)}.");
        }
    }
}
