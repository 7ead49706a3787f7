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
/// Each event is with the operating system when the call that logged it returns. The sink is safe from any thread.
/// </remarks>
public static class AcrilogFileLoggerConfigurationExtensions
{
    /// <summary>
    /// Writes events to rolling files, as text made by templates. An event that cannot be written is reported in
    /// <see cref="Debugging.SelfLog"/>.
    /// </summary>
    /// <param name="sinkConfiguration"><c>WriteTo</c> of the logger configuration.</param>
    /// <param name="path">What the files' paths are made from: <c>logs/app.log</c> gives <c>logs/app20261122.log</c>, then
    /// <c>logs/app20261122_001.log</c>.</param>
    /// <param name="restrictedToMinimumLevel">The least level that is written; ignored when <paramref name="levelSwitch"/> is
    /// given. Default: all levels.</param>
    /// <param name="outputTemplate">The template for all levels that <paramref name="levelTemplates"/> has none for. Default:
    /// <c>{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {Message:lj}{NewLine}{Exception}</c>.</param>
    /// <param name="formatProvider">The culture that values are formatted in. Default: null, for the invariant one.</param>
    /// <param name="fileSizeLimitBytes">What a file may not exceed, in bytes, unless one event alone does. At least 1; null for no
    /// limit. Default: 1,073,741,824 (1 GiB).</param>
    /// <param name="levelSwitch">A switch by which the least level can be changed at any time. Default: null, for none.</param>
    /// <param name="rollingInterval">How long a file is written to before the next is begun. Default: a day.</param>
    /// <param name="retainedFileCountLimit">How many files are kept, the active one included. At least 1; null keeps all. Default:
    /// 31.</param>
    /// <param name="encoding">The encoding of the files; its byte order mark begins each new file. Default: null, for UTF-8 without
    /// one.</param>
    /// <param name="levelTemplates">Templates by the names of levels, in any case, and <c>Default</c> in place of
    /// <paramref name="outputTemplate"/>. Default: null, for none.</param>
    /// <returns>The logger configuration, to go on with.</returns>
    /// <exception cref="ArgumentNullException">A required argument is null.</exception>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it, its value and what is allowed.</exception>
    public static LoggerConfiguration AcrilogFile(
        this LoggerSinkConfiguration sinkConfiguration,
        string path,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        string outputTemplate = AcrilogFileOptions.DefaultOutputTemplate,
        IFormatProvider? formatProvider = null,
        long? fileSizeLimitBytes = AcrilogFileOptions.DefaultFileSizeLimitBytes,
        LoggingLevelSwitch? levelSwitch = null,
        RollingInterval rollingInterval = RollingInterval.Day,
        int? retainedFileCountLimit = AcrilogFileOptions.DefaultRetainedFileCountLimit,
        Encoding? encoding = null,
        IReadOnlyDictionary<string, string>? levelTemplates = null) =>
        Add(sinkConfiguration, new AcrilogFileOptions
        {
            Path = path,
            RestrictedToMinimumLevel = restrictedToMinimumLevel,
            OutputTemplate = outputTemplate,
            FormatProvider = formatProvider,
            FileSizeLimitBytes = fileSizeLimitBytes,
            LevelSwitch = levelSwitch,
            RollingInterval = rollingInterval,
            RetainedFileCountLimit = retainedFileCountLimit,
            Encoding = encoding,
            LevelTemplates = levelTemplates,
        });

    /// <summary>
    /// Writes events to rolling files, as text made by a formatter. An event that cannot be written is reported in
    /// <see cref="Debugging.SelfLog"/>.
    /// </summary>
    /// <param name="sinkConfiguration"><c>WriteTo</c> of the logger configuration.</param>
    /// <param name="formatter">Turns events into text; it is called from several threads at once.</param>
    /// <param name="path">What the files' paths are made from: <c>logs/app.log</c> gives <c>logs/app20261122.log</c>, then
    /// <c>logs/app20261122_001.log</c>.</param>
    /// <param name="restrictedToMinimumLevel">The least level that is written; ignored when <paramref name="levelSwitch"/> is
    /// given. Default: all levels.</param>
    /// <param name="fileSizeLimitBytes">What a file may not exceed, in bytes, unless one event alone does. At least 1; null for no
    /// limit. Default: 1,073,741,824 (1 GiB).</param>
    /// <param name="levelSwitch">A switch by which the least level can be changed at any time. Default: null, for none.</param>
    /// <param name="rollingInterval">How long a file is written to before the next is begun. Default: a day.</param>
    /// <param name="retainedFileCountLimit">How many files are kept, the active one included. At least 1; null keeps all. Default:
    /// 31.</param>
    /// <param name="encoding">The encoding of the files; its byte order mark begins each new file. Default: null, for UTF-8 without
    /// one.</param>
    /// <returns>The logger configuration, to go on with.</returns>
    /// <exception cref="ArgumentNullException">A required argument is null.</exception>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it, its value and what is allowed.</exception>
    public static LoggerConfiguration AcrilogFile(
        this LoggerSinkConfiguration sinkConfiguration,
        ITextFormatter formatter,
        string path,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        long? fileSizeLimitBytes = AcrilogFileOptions.DefaultFileSizeLimitBytes,
        LoggingLevelSwitch? levelSwitch = null,
        RollingInterval rollingInterval = RollingInterval.Day,
        int? retainedFileCountLimit = AcrilogFileOptions.DefaultRetainedFileCountLimit,
        Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        return Add(sinkConfiguration, new AcrilogFileOptions
        {
            Formatter = formatter,
            Path = path,
            RestrictedToMinimumLevel = restrictedToMinimumLevel,
            FileSizeLimitBytes = fileSizeLimitBytes,
            LevelSwitch = levelSwitch,
            RollingInterval = rollingInterval,
            RetainedFileCountLimit = retainedFileCountLimit,
            Encoding = encoding,
        });
    }

    /// <summary>
    /// Writes events to rolling files, with all settings there are. An event that cannot be written is reported in
    /// <see cref="Debugging.SelfLog"/>.
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
    /// Writes events to rolling files for an audit, as text made by templates. An event that cannot be written throws to
    /// whoever logs it.
    /// </summary>
    /// <param name="auditSinkConfiguration"><c>AuditTo</c> of the logger configuration.</param>
    /// <param name="path">What the files' paths are made from: <c>logs/app.log</c> gives <c>logs/app20261122.log</c>, then
    /// <c>logs/app20261122_001.log</c>.</param>
    /// <param name="restrictedToMinimumLevel">The least level that is written; ignored when <paramref name="levelSwitch"/> is
    /// given. Default: all levels.</param>
    /// <param name="outputTemplate">The template for all levels that <paramref name="levelTemplates"/> has none for. Default:
    /// <c>{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {Message:lj}{NewLine}{Exception}</c>.</param>
    /// <param name="formatProvider">The culture that values are formatted in. Default: null, for the invariant one.</param>
    /// <param name="fileSizeLimitBytes">What a file may not exceed, in bytes, unless one event alone does. At least 1; null for no
    /// limit. Default: 1,073,741,824 (1 GiB).</param>
    /// <param name="levelSwitch">A switch by which the least level can be changed at any time. Default: null, for none.</param>
    /// <param name="rollingInterval">How long a file is written to before the next is begun. Default: a day.</param>
    /// <param name="retainedFileCountLimit">How many files are kept, the active one included. At least 1; null keeps all. Default:
    /// 31.</param>
    /// <param name="encoding">The encoding of the files; its byte order mark begins each new file. Default: null, for UTF-8 without
    /// one.</param>
    /// <param name="levelTemplates">Templates by the names of levels, in any case, and <c>Default</c> in place of
    /// <paramref name="outputTemplate"/>. Default: null, for none.</param>
    /// <returns>The logger configuration, to go on with.</returns>
    /// <exception cref="ArgumentNullException">A required argument is null.</exception>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it, its value and what is allowed.</exception>
    public static LoggerConfiguration AcrilogFile(
        this LoggerAuditSinkConfiguration auditSinkConfiguration,
        string path,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        string outputTemplate = AcrilogFileOptions.DefaultOutputTemplate,
        IFormatProvider? formatProvider = null,
        long? fileSizeLimitBytes = AcrilogFileOptions.DefaultFileSizeLimitBytes,
        LoggingLevelSwitch? levelSwitch = null,
        RollingInterval rollingInterval = RollingInterval.Day,
        int? retainedFileCountLimit = AcrilogFileOptions.DefaultRetainedFileCountLimit,
        Encoding? encoding = null,
        IReadOnlyDictionary<string, string>? levelTemplates = null) =>
        Add(auditSinkConfiguration, new AcrilogFileOptions
        {
            Path = path,
            RestrictedToMinimumLevel = restrictedToMinimumLevel,
            OutputTemplate = outputTemplate,
            FormatProvider = formatProvider,
            FileSizeLimitBytes = fileSizeLimitBytes,
            LevelSwitch = levelSwitch,
            RollingInterval = rollingInterval,
            RetainedFileCountLimit = retainedFileCountLimit,
            Encoding = encoding,
            LevelTemplates = levelTemplates,
        });

    /// <summary>
    /// Writes events to rolling files for an audit, as text made by a formatter. An event that cannot be written throws to
    /// whoever logs it.
    /// </summary>
    /// <param name="auditSinkConfiguration"><c>AuditTo</c> of the logger configuration.</param>
    /// <param name="formatter">Turns events into text; it is called from several threads at once.</param>
    /// <param name="path">What the files' paths are made from: <c>logs/app.log</c> gives <c>logs/app20261122.log</c>, then
    /// <c>logs/app20261122_001.log</c>.</param>
    /// <param name="restrictedToMinimumLevel">The least level that is written; ignored when <paramref name="levelSwitch"/> is
    /// given. Default: all levels.</param>
    /// <param name="fileSizeLimitBytes">What a file may not exceed, in bytes, unless one event alone does. At least 1; null for no
    /// limit. Default: 1,073,741,824 (1 GiB).</param>
    /// <param name="levelSwitch">A switch by which the least level can be changed at any time. Default: null, for none.</param>
    /// <param name="rollingInterval">How long a file is written to before the next is begun. Default: a day.</param>
    /// <param name="retainedFileCountLimit">How many files are kept, the active one included. At least 1; null keeps all. Default:
    /// 31.</param>
    /// <param name="encoding">The encoding of the files; its byte order mark begins each new file. Default: null, for UTF-8 without
    /// one.</param>
    /// <returns>The logger configuration, to go on with.</returns>
    /// <exception cref="ArgumentNullException">A required argument is null.</exception>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it, its value and what is allowed.</exception>
    public static LoggerConfiguration AcrilogFile(
        this LoggerAuditSinkConfiguration auditSinkConfiguration,
        ITextFormatter formatter,
        string path,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        long? fileSizeLimitBytes = AcrilogFileOptions.DefaultFileSizeLimitBytes,
        LoggingLevelSwitch? levelSwitch = null,
        RollingInterval rollingInterval = RollingInterval.Day,
        int? retainedFileCountLimit = AcrilogFileOptions.DefaultRetainedFileCountLimit,
        Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        return Add(auditSinkConfiguration, new AcrilogFileOptions
        {
            Formatter = formatter,
            Path = path,
            RestrictedToMinimumLevel = restrictedToMinimumLevel,
            FileSizeLimitBytes = fileSizeLimitBytes,
            LevelSwitch = levelSwitch,
            RollingInterval = rollingInterval,
            RetainedFileCountLimit = retainedFileCountLimit,
            Encoding = encoding,
        });
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
        return sinkConfiguration.Sink(sink, options.RestrictedToMinimumLevel, options.LevelSwitch);
    }

    static LoggerConfiguration Add(LoggerAuditSinkConfiguration auditSinkConfiguration, AcrilogFileOptions options)
    {
        ArgumentNullException.ThrowIfNull(auditSinkConfiguration);
        var sink = AcrilogFileSinkBuilder.Build(options, audit: true);
        return auditSinkConfiguration.Sink(sink, options.RestrictedToMinimumLevel, options.LevelSwitch);
    }
}
