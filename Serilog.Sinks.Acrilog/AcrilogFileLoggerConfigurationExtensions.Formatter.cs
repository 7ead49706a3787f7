using System.Text;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Sinks.Acrilog;
using Serilog.Sinks.File;

namespace Serilog;

public static partial class AcrilogFileLoggerConfigurationExtensions
{
    /// <summary>
    /// Writes events to rolling files, as text made by a formatter. Events that cannot be written wait and are tried
    /// again, which is reported in <see cref="Debugging.SelfLog"/>.
    /// </summary>
    /// <remarks>A setting that is null, or an empty text, has its default unless it says what null means.</remarks>
    /// <param name="sinkConfiguration"><c>WriteTo</c> of the logger configuration.</param>
    /// <param name="formatter">Turns events into text; it is called from several threads at once.</param>
    /// <param name="path">What the files' paths are made from: <c>logs/app.log</c> gives <c>logs/app20261122.log</c>, then
    /// <c>logs/app20261122_001.log</c>. <c>{MachineName}</c> and <c>{ProcessId}</c> stand for their values.</param>
    /// <param name="restrictedToMinimumLevel">The least level that is written; ignored when <paramref name="levelSwitch"/> is
    /// given. Default: all levels.</param>
    /// <param name="fileSizeLimitBytes">What a file may not exceed, in bytes, unless one event alone does. At least 1; null for no
    /// limit. Default: 1,073,741,824 (1 GiB).</param>
    /// <param name="levelSwitch">A switch by which the least level can be changed at any time. Default: null, for none.</param>
    /// <param name="shared">Whether other processes, with the same settings, write to the same files. Default: false.</param>
    /// <param name="rollingInterval">How long a file is written to before the next is begun. Default: a day.</param>
    /// <param name="rollEvery">How many intervals a file is written to, aligned to the calendar: every 6 hours is 00, 06, 12 and 18
    /// o'clock. At least 1, and at most 1,440 minutes, 24 hours, 366 days, 120 months or 100 years. Default: 1.</param>
    /// <param name="rollEverySeconds">How many seconds a file is written to, counted from midnight, in place of the interval. From 1
    /// to 86,400. Default: null, for the interval.</param>
    /// <param name="rollAtTime">The time of day at which a file of days, months or years begins. Less than a day. Default: null, for
    /// midnight.</param>
    /// <param name="rollOnDay">The day of the week on which a file begins; needs an interval of a day. Default: null, for every
    /// day.</param>
    /// <param name="timeZone">The id of the zone whose calendar cuts and names the periods. Default: null, for the local one.</param>
    /// <param name="rollOnStartup">Whether a log begins with a file of its own instead of continuing one. Default: false.</param>
    /// <param name="rollOnFileSizeLimit">There for configurations of Serilog.Sinks.File: false, which drops every event after the limit there,
    /// is reported in <see cref="Debugging.SelfLog"/> and rolls all the same. Default: true.</param>
    /// <param name="roller">Rolls the log from code. Default: null, for none.</param>
    /// <param name="naming">Whether the active file is called by its period or has a name that stays. Default: by its
    /// period.</param>
    /// <param name="latestLinkName">The name of a symbolic link, beside the files, to the active one; with dated naming only.
    /// Default: null, for none.</param>
    /// <param name="retainedFileCountLimit">How many files are kept, the active one included. At least 1; null keeps all. Default:
    /// 31.</param>
    /// <param name="retainedFileTimeLimit">How long a file is kept after it was last written to. More than zero. Default: null, for
    /// ever.</param>
    /// <param name="retainedTotalSizeLimitBytes">What all files may have together, in bytes. At least 1. Default: null, for no
    /// limit.</param>
    /// <param name="encoding">The encoding of the files; its byte order mark begins each new file. Default: null, for UTF-8 without
    /// one.</param>
    /// <param name="encodingName">The name of the encoding, in place of <paramref name="encoding"/>: <c>utf-8</c> (without byte
    /// order mark), <c>utf-8-bom</c>, <c>utf-16</c>, <c>iso-8859-1</c>. Default: null.</param>
    /// <param name="buffered">Whether events wait in memory to be written many at once. Default: false, for each event being with the
    /// operating system when the call that logged it returns. Not under <c>AuditTo</c>.</param>
    /// <param name="flushInterval">How long an event may wait in memory when buffered. From 1 ms to 1 day. Default: null, for 1
    /// second.</param>
    /// <param name="flushToDiskInterval">How often what was written is brought from the operating system to the medium
    /// (<c>fsync</c>). From 1 ms to 1 day. Default: null, for when the system does.</param>
    /// <param name="flushToDiskOnLevel">The least level whose events are on the medium when the call that logged them returns.
    /// Default: null, for none.</param>
    /// <param name="fileCheckInterval">How long it may take until a file that others deleted, moved or cut is noticed. From zero to 1
    /// day. Default: null, for 1 second.</param>
    /// <param name="compression">What becomes of files that are no longer written to. Default: nothing.</param>
    /// <param name="unixFileMode">Who may do what with a new file, as the octal digits of <c>chmod</c>: <c>640</c>. Without effect on
    /// Windows. Default: null, for what the system gives new files.</param>
    /// <param name="hooks">What is called when a file is opened or deleted; those made for Serilog.Sinks.File work. Default: null, for
    /// none.</param>
    /// <param name="fileSizeLimit">The limit of a file in words, in place of <paramref name="fileSizeLimitBytes"/>: <c>100 MB</c>,
    /// <c>1.5 GiB</c>. B, kB, MB, GB and TB count in thousands, KiB, MiB, GiB and TiB in 1,024s. Default: null.</param>
    /// <param name="retainedFor">How long a file is kept in words, in place of <paramref name="retainedFileTimeLimit"/>: <c>14d</c>,
    /// <c>1d12h</c>. The units are w, d, h, m (minutes), s and ms, the largest first. Default: null.</param>
    /// <param name="retainedTotalSizeLimit">The limit of all files in words, in place of
    /// <paramref name="retainedTotalSizeLimitBytes"/>: <c>10 GB</c>. Default: null.</param>
    /// <param name="bufferSizeLimitBytes">How many bytes of events may wait in memory when <paramref name="buffered"/> is true. At
    /// least 1. Default: 16 MiB.</param>
    /// <param name="bufferSizeLimit">The same in words, in place of <paramref name="bufferSizeLimitBytes"/>: <c>64 MiB</c>. Default:
    /// null.</param>
    /// <param name="whenFull">What becomes of events that find that memory full. Default: Wait, the caller waits for room.</param>
    /// <param name="whenFullTimeout">How long it waits before the event is dropped. From zero to 1 day. Default: null, for 1
    /// second.</param>
    /// <returns>The logger configuration, to go on with.</returns>
    /// <exception cref="ArgumentNullException">A required argument is null.</exception>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it, its value and what is allowed.</exception>
    public static LoggerConfiguration AcrilogFile(
        this LoggerSinkConfiguration sinkConfiguration,
        ITextFormatter formatter,
        string path,
        LogEventLevel? restrictedToMinimumLevel = null,
        long? fileSizeLimitBytes = AcrilogFileOptions.DefaultFileSizeLimitBytes,
        LoggingLevelSwitch? levelSwitch = null,
        bool? buffered = null,
        bool? shared = null,
        TimeSpan? flushToDiskInterval = null,
        RollingInterval? rollingInterval = null,
        bool? rollOnFileSizeLimit = null,
        int? retainedFileCountLimit = AcrilogFileOptions.DefaultRetainedFileCountLimit,
        Encoding? encoding = null,
        FileLifecycleHooks? hooks = null,
        TimeSpan? retainedFileTimeLimit = null,
        int? rollEvery = null,
        int? rollEverySeconds = null,
        TimeSpan? rollAtTime = null,
        DayOfWeek? rollOnDay = null,
        string? timeZone = null,
        bool? rollOnStartup = null,
        AcrilogFileRoller? roller = null,
        FileNaming? naming = null,
        string? latestLinkName = null,
        long? retainedTotalSizeLimitBytes = null,
        string? encodingName = null,
        TimeSpan? flushInterval = null,
        LogEventLevel? flushToDiskOnLevel = null,
        TimeSpan? fileCheckInterval = null,
        FileCompression? compression = null,
        string? unixFileMode = null,
        string? fileSizeLimit = null,
        string? retainedFor = null,
        string? retainedTotalSizeLimit = null,
        long? bufferSizeLimitBytes = null,
        string? bufferSizeLimit = null,
        WhenFull? whenFull = null,
        TimeSpan? whenFullTimeout = null)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        return Add(sinkConfiguration, new AcrilogFileOptions
        {
            Formatter = formatter,
            Path = path,
            RestrictedToMinimumLevel = restrictedToMinimumLevel ?? LevelAlias.Minimum,
            FileSizeLimitBytes = SettingWords.Size(fileSizeLimit, fileSizeLimitBytes, AcrilogFileOptions.DefaultFileSizeLimitBytes),
            LevelSwitch = levelSwitch,
            Shared = shared ?? false,
            RollingInterval = rollingInterval ?? RollingInterval.Day,
            RollEvery = rollEvery ?? 1,
            RollEverySeconds = rollEverySeconds,
            RollAtTime = rollAtTime,
            RollOnDay = rollOnDay,
            TimeZone = timeZone,
            RollOnStartup = rollOnStartup ?? false,
            RollOnFileSizeLimit = rollOnFileSizeLimit ?? true,
            Roller = roller,
            Naming = naming ?? FileNaming.Dated,
            LatestLinkName = latestLinkName,
            RetainedFileCountLimit = retainedFileCountLimit,
            RetainedFileTimeLimit = SettingWords.Span(retainedFor, retainedFileTimeLimit),
            RetainedTotalSizeLimitBytes = SettingWords.Size(retainedTotalSizeLimit, retainedTotalSizeLimitBytes),
            Encoding = encoding,
            EncodingName = encodingName,
            Buffered = buffered ?? false,
            FlushInterval = flushInterval,
            BufferSizeLimitBytes = SettingWords.Size(bufferSizeLimit, bufferSizeLimitBytes) ?? AcrilogFileOptions.DefaultBufferSizeLimitBytes,
            WhenFull = whenFull ?? WhenFull.Wait,
            WhenFullTimeout = whenFullTimeout,
            FlushToDiskInterval = flushToDiskInterval,
            FlushToDiskOnLevel = flushToDiskOnLevel,
            FileCheckInterval = fileCheckInterval,
            Compression = compression ?? FileCompression.None,
            UnixFileMode = AcrilogFileDeliveryChecks.ParseMode(unixFileMode),
            Hooks = hooks,
        });
    }
}
