using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Serilog;

/// <summary>Adds <c>WriteTo.AcrilogRelay</c> and <c>AuditTo.AcrilogRelay</c>: the sink by which a worker process writes to its parent's log.</summary>
/// <remarks>
/// The sink is safe from any thread. All settings are explained at <see cref="AcrilogRelayOptions"/>. One logger in a process can use
/// the relay, once. A setting that is null, or an empty text, has its default.
/// </remarks>
public static class AcrilogRelayLoggerConfigurationExtensions
{
    /// <summary>
    /// Sends events to the process that started this one. Without a parent to send to, they go to the fallback, and where that is
    /// standard error it is said once.
    /// </summary>
    /// <param name="sinkConfiguration">The logger's sinks.</param>
    /// <param name="info">
    /// What <see cref="RelayListener.CreateInfo"/> gave, as text. The default, null, takes it from the environment
    /// variable <c>ACRILOG_RELAY</c>, where <see cref="RelayListener.StartWorker"/> put it; the variable is then removed.
    /// </param>
    /// <param name="restrictedToMinimumLevel">
    /// Events below it are not sent. Default <see cref="LogEventLevel.Verbose"/>; the level that the parent asks for holds beside it.
    /// </param>
    /// <param name="levelSwitch">A switch to change the minimum level while running, in place of <paramref name="restrictedToMinimumLevel"/>; null for none.</param>
    /// <param name="queueLimitBytes">How many bytes of encoded events may wait for the parent to read them; default 16 MiB, at least 1.</param>
    /// <param name="controlLevelSwitch">
    /// A switch that is set to the level that the parent asks for, at once and whenever it changes. With
    /// <c>MinimumLevel.ControlledBy</c> the same switch, events that the parent does not want are not even made. Default null.
    /// </param>
    /// <param name="whenFull">What becomes of events that find the queue full; default <see cref="WhenFull.Wait"/>.</param>
    /// <param name="whenFullTimeout">How long a caller waits for room with <see cref="WhenFull.Wait"/>; null for the default, 1 second; from zero to 1 day.</param>
    /// <param name="drainTimeout">How long closing the logger waits for the parent to take what is queued; null for the default, 5 seconds; from zero to 1 day.</param>
    /// <param name="fallback">Where events go when there is no parent, or not any more; null for the failure listener that Serilog was given, and without one for
    /// standard error.</param>
    /// <param name="queueLimit">The limit of the queue in words, in place of <paramref name="queueLimitBytes"/>: <c>4 MB</c>, <c>16 MiB</c>. Default null.</param>
    /// <returns>The configuration, to go on with.</returns>
    /// <exception cref="ArgumentException"><paramref name="info"/>, or what the variable holds, is not a relay info, or one of another protocol version;
    /// <paramref name="queueLimit"/> is no size, or given beside <paramref name="queueLimitBytes"/>.</exception>
    /// <exception cref="ArgumentNullException">A required argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static LoggerConfiguration AcrilogRelay(
        this LoggerSinkConfiguration sinkConfiguration,
        string? info = null,
        LogEventLevel? restrictedToMinimumLevel = null,
        LoggingLevelSwitch? levelSwitch = null,
        long? queueLimitBytes = null,
        LoggingLevelSwitch? controlLevelSwitch = null,
        WhenFull? whenFull = null,
        TimeSpan? whenFullTimeout = null,
        TimeSpan? drainTimeout = null,
        Action<LoggerSinkConfiguration>? fallback = null,
        string? queueLimit = null) => AcrilogRelay(sinkConfiguration, options =>
        {
            if (!string.IsNullOrEmpty(info)) options.Info = RelayInfo.Parse(info, nameof(info));
            options.RestrictedToMinimumLevel = restrictedToMinimumLevel ?? options.RestrictedToMinimumLevel;
            options.LevelSwitch = levelSwitch;
            options.QueueLimitBytes = SettingWords.Size(queueLimit, queueLimitBytes) ?? options.QueueLimitBytes;
            options.ControlLevelSwitch = controlLevelSwitch;
            options.WhenFull = whenFull ?? options.WhenFull;
            options.WhenFullTimeout = whenFullTimeout ?? options.WhenFullTimeout;
            options.DrainTimeout = drainTimeout ?? options.DrainTimeout;
            options.Fallback = fallback;
        });

    /// <summary>Sends events to the process that started this one, which gave <paramref name="relayInfo"/>.</summary>
    /// <param name="sinkConfiguration">The logger's sinks.</param>
    /// <param name="relayInfo">What <see cref="RelayListener.CreateInfo"/> gave.</param>
    /// <param name="configure">Changes other settings; null for none.</param>
    /// <returns>The configuration, to go on with.</returns>
    /// <exception cref="ArgumentNullException">A required argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static LoggerConfiguration AcrilogRelay(
        this LoggerSinkConfiguration sinkConfiguration,
        RelayInfo relayInfo,
        Action<AcrilogRelayOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(relayInfo);
        return AcrilogRelay(sinkConfiguration, options =>
        {
            options.Info = relayInfo;
            configure?.Invoke(options);
        });
    }

    /// <summary>Sends events to the process that started this one, with settings made in code.</summary>
    /// <param name="sinkConfiguration">The logger's sinks.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The configuration, to go on with.</returns>
    /// <exception cref="ArgumentNullException">A required argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static LoggerConfiguration AcrilogRelay(this LoggerSinkConfiguration sinkConfiguration, Action<AcrilogRelayOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        var options = OptionsFrom(configure);
        return sinkConfiguration.Sink(LevelFilterSink.Over(AcrilogRelaySinkBuilder.Build(options, audit: false), options.RestrictedToMinimumLevel, options.LevelSwitch));
    }

    /// <summary>
    /// Sends events to the process that started this one. The call that logs an event returns when the pipe to the parent has
    /// accepted it, and throws when it cannot.
    /// </summary>
    /// <param name="sinkConfiguration">The logger's audit sinks.</param>
    /// <param name="info">What <see cref="RelayListener.CreateInfo"/> gave, as text; null for the environment variable <c>ACRILOG_RELAY</c>.</param>
    /// <param name="restrictedToMinimumLevel">
    /// Events below it are not sent. Default <see cref="LogEventLevel.Verbose"/>; the level that the parent asks for holds beside it.
    /// </param>
    /// <param name="levelSwitch">A switch to change the minimum level while running, in place of <paramref name="restrictedToMinimumLevel"/>; null for none.</param>
    /// <param name="controlLevelSwitch">A switch that is set to the level that the parent asks for, at once and whenever it changes; default null.</param>
    /// <param name="whenFullTimeout">How long the pipe may take to accept an event; null for the default, 1 second; more than zero, up to 1 day.</param>
    /// <param name="drainTimeout">How long closing the logger waits for the parent; null for the default, 5 seconds; from zero to 1 day.</param>
    /// <returns>The configuration, to go on with.</returns>
    /// <exception cref="ArgumentException"><paramref name="info"/>, or what the variable holds, is not a relay info, or one of another protocol version.</exception>
    /// <exception cref="ArgumentNullException">A required argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <exception cref="InvalidOperationException">There is no parent.</exception>
    /// <exception cref="IOException">The relay to the parent cannot be opened.</exception>
    public static LoggerConfiguration AcrilogRelay(
        this LoggerAuditSinkConfiguration sinkConfiguration,
        string? info = null,
        LogEventLevel? restrictedToMinimumLevel = null,
        LoggingLevelSwitch? levelSwitch = null,
        LoggingLevelSwitch? controlLevelSwitch = null,
        TimeSpan? whenFullTimeout = null,
        TimeSpan? drainTimeout = null) => AcrilogRelay(sinkConfiguration, options =>
        {
            if (!string.IsNullOrEmpty(info)) options.Info = RelayInfo.Parse(info, nameof(info));
            options.RestrictedToMinimumLevel = restrictedToMinimumLevel ?? options.RestrictedToMinimumLevel;
            options.LevelSwitch = levelSwitch;
            options.ControlLevelSwitch = controlLevelSwitch;
            options.WhenFullTimeout = whenFullTimeout ?? options.WhenFullTimeout;
            options.DrainTimeout = drainTimeout ?? options.DrainTimeout;
        });

    /// <summary>As the other form, with settings made in code; <see cref="AcrilogRelayOptions.WhenFull"/> and
    /// <see cref="AcrilogRelayOptions.Fallback"/> have no meaning for an audit.</summary>
    /// <param name="sinkConfiguration">The logger's audit sinks.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The configuration, to go on with.</returns>
    /// <exception cref="ArgumentNullException">A required argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    /// <exception cref="InvalidOperationException">There is no parent.</exception>
    /// <exception cref="IOException">The relay to the parent cannot be opened.</exception>
    public static LoggerConfiguration AcrilogRelay(this LoggerAuditSinkConfiguration sinkConfiguration, Action<AcrilogRelayOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        var options = OptionsFrom(configure);
        return sinkConfiguration.Sink(AcrilogRelaySinkBuilder.Build(options, audit: true), options.RestrictedToMinimumLevel, options.LevelSwitch);
    }

    static AcrilogRelayOptions OptionsFrom(Action<AcrilogRelayOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new AcrilogRelayOptions();
        configure(options);
        return options;
    }
}
