using Serilog.Core;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Serilog.Sinks.Acrilog;

/// <summary>Makes the logger of a worker process in one line.</summary>
public static class RelayWorker
{
    /// <summary>
    /// A logger that sends its events to the parent of this process, at the level that the parent asks for, which may change while
    /// it runs, and with the identity of this process.
    /// </summary>
    /// <param name="info">What <see cref="RelayListener.CreateInfo"/> gave; null for the environment variable <c>ACRILOG_RELAY</c>.</param>
    /// <param name="sourceContext">The name of the logger, as the property <c>SourceContext</c>, unless an event has one; null for none.</param>
    /// <param name="configure">Adds to the logger's configuration, enrichers and overrides for instance; null for nothing.</param>
    /// <param name="relay">Changes the settings of the relay; null for none.</param>
    /// <returns>The logger. Disposing it, or <see cref="Log.CloseAndFlush"/> where it is <see cref="Log.Logger"/>, sends what is queued and says
    /// goodbye.</returns>
    /// <exception cref="ArgumentException">The variable does not hold a relay info, or one of another protocol version.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static Logger CreateLogger(
        RelayInfo? info = null,
        string? sourceContext = null,
        Action<LoggerConfiguration>? configure = null,
        Action<AcrilogRelayOptions>? relay = null)
    {
        var level = new LoggingLevelSwitch();
        var configuration = new LoggerConfiguration()
            .MinimumLevel.ControlledBy(level)
            .Enrich.FromLogContext()
            .Enrich.WithProcessIdentity(info?.WorkerName);
        if (sourceContext is not null) configuration.Enrich.WithProperty(Constants.SourceContextPropertyName, sourceContext);
        configure?.Invoke(configuration);
        return configuration
            .WriteTo.AcrilogRelay(options =>
            {
                options.Info = info;
                options.ControlLevelSwitch = level;
                relay?.Invoke(options);
            })
            .CreateLogger();
    }
}
