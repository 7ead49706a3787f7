using Serilog.Configuration;
using Serilog.Sinks.Acrilog;

namespace Serilog;

/// <summary>Adds a rolling log file for each value of a property to a logger.</summary>
/// <remarks>
/// <para>Each value has a log of its own that rolls and is kept by itself, with all settings of
/// <see cref="AcrilogFileOptions"/>: limits are those of one value, not of all.</para>
/// <para>Values of letters, digits, <c>-</c>, <c>_</c> and inner dots are their file's name as they are. All others, and those
/// that could be taken for a device, a date or another value's file, are made fit and end in ten letters of their hash, so that two
/// values never share a file. On Windows and macOS, where names do not tell <c>a</c> from <c>A</c>, that includes values with
/// capital letters.</para>
/// <para>The sink is safe from any thread.</para>
/// </remarks>
public static partial class AcrilogFilesLoggerConfigurationExtensions
{
    const string DefaultKey = "default";
    const int DefaultMaxOpenFiles = 100;

    /// <summary>
    /// Writes events to rolling files, a log for each value of a property, with all settings there are. Events that cannot
    /// be written wait and are tried again, which is reported in <see cref="Debugging.SelfLog"/>; beside a failure listener they go there at
    /// once.
    /// </summary>
    /// <param name="sinkConfiguration"><c>WriteTo</c> of the logger configuration.</param>
    /// <param name="keyProperty">The property whose values tell the logs apart, such as <c>Worker</c>.</param>
    /// <param name="configure">Sets what differs from the defaults, <see cref="AcrilogFileOptions.Path"/> at least, in which
    /// <c>{Key}</c> stands for the value, made fit for a file name. <see cref="AcrilogFileOptions.LatestLinkName"/> may have it
    /// too, and must if the logs of several values lie in one folder.</param>
    /// <param name="defaultKey">What takes the value's place for events that have none, or an empty one. Default:
    /// <c>default</c>.</param>
    /// <param name="maxOpenFiles">How many logs are kept open; beyond that the least recently used one is closed, and opened again
    /// with its next event. At least 1. Default: 100.</param>
    /// <returns>The logger configuration, to go on with.</returns>
    /// <exception cref="ArgumentNullException">A required argument is null.</exception>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it, its value and what is allowed.</exception>
    public static LoggerConfiguration AcrilogFiles(
        this LoggerSinkConfiguration sinkConfiguration,
        string keyProperty,
        Action<AcrilogFileOptions> configure,
        string defaultKey = DefaultKey,
        int maxOpenFiles = DefaultMaxOpenFiles)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new AcrilogFileOptions();
        configure(options);
        return Add(sinkConfiguration, keyProperty, options, defaultKey, maxOpenFiles);
    }

    static LoggerConfiguration Add(
        LoggerSinkConfiguration sinkConfiguration, string keyProperty, AcrilogFileOptions options, string defaultKey, int maxOpenFiles)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        var sink = AcrilogFilesSinkBuilder.Build(keyProperty, options, defaultKey, maxOpenFiles);
        return sinkConfiguration.Sink(LevelFilterSink.Over(sink, options.RestrictedToMinimumLevel, options.LevelSwitch));
    }
}
