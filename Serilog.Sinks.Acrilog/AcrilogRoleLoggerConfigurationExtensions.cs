using Serilog.Configuration;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Relay.Transport;

namespace Serilog;

/// <summary>
/// Adds <c>WriteTo.AcrilogInParent</c> and <c>WriteTo.AcrilogInWorker</c>, with which one configuration serves a parent process and its
/// workers.
/// </summary>
/// <remarks>
/// A worker is a process that was started with the environment variable <c>ACRILOG_RELAY</c>, as <see cref="RelayListener.StartWorker"/>
/// does; every other process is a parent, whether it starts workers or not. The variable is removed when it is first read, and the
/// answer stays the same as long as the process runs.
/// A <c>FallbackChain</c> belongs into these two, not around them: Serilog hands a failure listener to a single sink, and each of the two adds one.
/// </remarks>
public static class AcrilogRoleLoggerConfigurationExtensions
{
    /// <summary>Adds sinks where this process is no worker, and does nothing in a worker.</summary>
    /// <param name="sinkConfiguration"><c>WriteTo</c> of the logger configuration.</param>
    /// <param name="configure">Adds the sinks, as to <c>WriteTo</c> itself; in JSON an array of them. Called at once, or never.</param>
    /// <returns>The logger configuration, to go on with.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static LoggerConfiguration AcrilogInParent(this LoggerSinkConfiguration sinkConfiguration, Action<LoggerSinkConfiguration> configure) =>
        AddIf(RelayEnvironment.Info is null, sinkConfiguration, configure);

    /// <summary>Adds sinks, <c>AcrilogRelay</c> most of all, where this process is a worker, and does nothing elsewhere.</summary>
    /// <param name="sinkConfiguration"><c>WriteTo</c> of the logger configuration.</param>
    /// <param name="configure">Adds the sinks, as to <c>WriteTo</c> itself; in JSON an array of them. Called at once, or never.</param>
    /// <returns>The logger configuration, to go on with.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static LoggerConfiguration AcrilogInWorker(this LoggerSinkConfiguration sinkConfiguration, Action<LoggerSinkConfiguration> configure) =>
        AddIf(RelayEnvironment.Info is not null, sinkConfiguration, configure);

    static LoggerConfiguration AddIf(bool applies, LoggerSinkConfiguration sinkConfiguration, Action<LoggerSinkConfiguration> configure)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(configure);
        // A sink that holds no other is the one way from here to the logger's configuration.
        return sinkConfiguration.Sink(LoggerSinkConfiguration.CreateSink(applies ? configure : _ => { }));
    }
}
