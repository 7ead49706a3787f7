using System.Text;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Sinks.Acrilog;

namespace Serilog;

/// <summary>Adds rolling log files to a logger.</summary>
/// <remarks>
/// All settings are explained at <see cref="AcrilogFileOptions"/>; those that Serilog.Sinks.File has too keep its names, defaults
/// and meanings, but a file that has reached its size limit is always followed by the next one, and none exceeds it.
/// Each event is with the operating system when the call that logged it returns, unless the sink is buffered. The sink is safe from
/// any thread.
/// </remarks>
public static partial class AcrilogFileLoggerConfigurationExtensions
{
    /// <summary>
    /// Writes events to rolling files, with all settings there are. Events that cannot be written wait and are tried
    /// again, which is reported in <see cref="Debugging.SelfLog"/>; beside a failure listener they go there at once.
    /// </summary>
    /// <param name="sinkConfiguration"><c>WriteTo</c> of the logger configuration.</param>
    /// <param name="configure">Sets what differs from the defaults, <see cref="AcrilogFileOptions.Path"/> at least.</param>
    /// <returns>The logger configuration, to go on with.</returns>
    /// <exception cref="ArgumentNullException">A required argument is null.</exception>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it, its value and what is allowed.</exception>
    public static LoggerConfiguration AcrilogFile(this LoggerSinkConfiguration sinkConfiguration, Action<AcrilogFileOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new AcrilogFileOptions();
        configure(options);
        return Add(sinkConfiguration, options);
    }

    /// <summary>
    /// Writes events to rolling files for an audit, with all settings there are. An event that cannot be written throws to
    /// whoever logs it.
    /// </summary>
    /// <param name="auditSinkConfiguration"><c>AuditTo</c> of the logger configuration.</param>
    /// <param name="configure">Sets what differs from the defaults, <see cref="AcrilogFileOptions.Path"/> at least.</param>
    /// <returns>The logger configuration, to go on with.</returns>
    /// <exception cref="ArgumentNullException">A required argument is null.</exception>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it, its value and what is allowed.</exception>
    public static LoggerConfiguration AcrilogFile(this LoggerAuditSinkConfiguration auditSinkConfiguration, Action<AcrilogFileOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new AcrilogFileOptions();
        configure(options);
        return Add(auditSinkConfiguration, options);
    }

    static LoggerConfiguration Add(LoggerSinkConfiguration sinkConfiguration, AcrilogFileOptions options)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        var sink = AcrilogFileSinkBuilder.Build(options, audit: false);
        return sinkConfiguration.Sink(LevelFilterSink.Over(sink, options.RestrictedToMinimumLevel, options.LevelSwitch));
    }

    static LoggerConfiguration Add(LoggerAuditSinkConfiguration auditSinkConfiguration, AcrilogFileOptions options)
    {
        ArgumentNullException.ThrowIfNull(auditSinkConfiguration);
        var sink = AcrilogFileSinkBuilder.Build(options, audit: true);
        return auditSinkConfiguration.Sink(sink, options.RestrictedToMinimumLevel, options.LevelSwitch);
    }
}
