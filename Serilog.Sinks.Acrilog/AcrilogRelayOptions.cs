using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Serilog.Sinks.Acrilog;

/// <summary>Settings of a worker's relay; read once, when the logger is configured.</summary>
/// <remarks>Not thread-safe; a sink that was made of them does not see later changes.</remarks>
public sealed class AcrilogRelayOptions
{
    /// <summary>
    /// What <see cref="RelayListener.CreateInfo"/> gave. The default, null, takes it from the environment variable
    /// <c>ACRILOG_RELAY</c>, where <see cref="RelayListener.StartWorker"/> put it; the variable is then removed.
    /// </summary>
    public RelayInfo? Info { get; set; }

    /// <summary>Events below it are not sent. Default <see cref="LogEventLevel.Verbose"/>; the level that the parent asks for holds beside it.</summary>
    public LogEventLevel RestrictedToMinimumLevel { get; set; } = LevelAlias.Minimum;

    /// <summary>A switch to change the minimum level while running, in place of <see cref="RestrictedToMinimumLevel"/>; null for none.</summary>
    public LoggingLevelSwitch? LevelSwitch { get; set; }

    /// <summary>
    /// A switch that is set to the level that the parent asks for, at once and whenever it changes. With
    /// <c>MinimumLevel.ControlledBy</c> the same switch, events that the parent does not want are not even made. Default null.
    /// </summary>
    public LoggingLevelSwitch? ControlLevelSwitch { get; set; }

    /// <summary>How many bytes of encoded events may wait for the parent to read them; default 16 MiB, at least 1.</summary>
    public long QueueLimitBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>What becomes of events that find the queue full; default <see cref="WhenFull.Wait"/>. An audit always waits.</summary>
    public WhenFull WhenFull { get; set; }

    /// <summary>
    /// How long a caller waits for room with <see cref="WhenFull.Wait"/>; default 1 second, from zero to 1 day. Once one has waited
    /// in vain and no other got room, all are refused at once until there is some. For an audit: how long the pipe may take to accept an
    /// event; more than zero.
    /// </summary>
    public TimeSpan WhenFullTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long closing the logger waits for the parent to take what is queued, and to say that it is in its log; default 5 seconds,
    /// from zero to 1 day. What is left goes to the fallback, which has 5 seconds to take it.
    /// </summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Where events go when there is no parent, or not any more. The default, null, is the failure listener that Serilog was given
    /// (the next sink of a <c>WriteTo.FallbackChain</c>, for instance), and without one standard error, in a readable form. Events that a
    /// full queue drops go to the failure listener in any case.
    /// </summary>
    public Action<LoggerSinkConfiguration>? Fallback { get; set; }
}
