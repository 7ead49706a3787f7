using Serilog.Events;
using Serilog.Formatting;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.FileSink;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog;

/// <summary>Checks the settings of a file sink and puts its parts together.</summary>
static class AcrilogFileSinkBuilder
{
    // Deleting takes milliseconds; what is not done by then is done at the next start.
    public static readonly TimeSpan HousekeepingPatience = TimeSpan.FromSeconds(5);

    /// <param name="options">What to build.</param>
    /// <param name="audit">Whether the caller of each event wants to know when it is not written.</param>
    /// <param name="commons">What it has in common with others, when it is one of several logs that are opened while others log;
    /// null if it stands alone.</param>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it, its value and what is allowed.</exception>
    public static AcrilogFileSink Build(AcrilogFileOptions options, bool audit, KeyedCommons? commons = null)
    {
        Check(options);
        AcrilogFileDeliveryChecks.Check(options, audit);
        AcrilogFileSharing.Check(options);
        var stable = options.Naming == FileNaming.Stable;
        var path = stable ? LogPath.Parse(options.Path).FollowLink() : LogPath.Parse(options.Path);
        var timing = AcrilogFileRollChecks.TimingOf(options);
        var naming = NamingOf(options, path);
        var link = AcrilogFileRollChecks.LinkOf(options, path, naming);
        var clock = options.TimeProvider;
        var schedule = new RollSchedule(timing, AcrilogFileRollChecks.ZoneOf(options));
        var first = stable ? path.FileName : naming.Format(naming.FirstOf(schedule.PeriodOf(clock.GetUtcNow()).Label));
        // A dated name is not what was configured, and while others log it is too late to say so: the log takes the next number.
        if (commons is null && first == path.FileName) path.ThrowIfFolder(first, options.Path);
        var last = naming.Format(new LogFileId(DateTime.MaxValue, 999), compressed: true);
        LogPath.ThrowIfTooLong(last + FileCompressor.TemporarySuffix, options.Path);

        var shape = ShapeOf(options);
        // A key's log is opened and closed while others log, and knows all of its files from the start.
        var index = commons is null ? new FolderIndex(path.Folder, naming)
            : commons.Index is { } ofAll && !path.IsLinkTarget ? ofAll : new FolderIndex(path.Folder, _ => [naming]);
        var folder = new LogFolder(index, naming, shape, options.Disk) { CreatesFolder = !path.IsLinkTarget };
        var retention = AcrilogFileRollChecks.RetentionOf(options);
        var compressor = new FileCompressor(folder, shape, options.Disk);
        var compresses = options.Compression == FileCompression.GZip;
        var failures = commons?.Failures ?? new SinkFailures(options.Path);
        IHousekeeping jobs = commons is null ? new Housekeeping(HousekeepingPatience, failures) : new LentHousekeeping(commons.Jobs);
        var rules = new RollRules(schedule, options.FileSizeLimitBytes, options.RollOnStartup);
        var compression = new RetriedCompression(compressor, jobs, clock);
        var watch = new FileWatch(options.FileCheckInterval ?? AcrilogFileOptions.DefaultFileCheckInterval, clock.GetUtcNow());
        IRecordFile file = options.Shared
            ? new SharedRollingFile(new SharedFolder(path, folder, shape, retention, link), rules, Compression(), watch, clock)
            : Own();
        var sink = new AcrilogFileSink(FormatterOf(options), shape.Encoding, DeliveryTo(file, options, audit, failures), audit, failures);
        options.Roller?.Add(sink);
        ReportIfMeantToStop(options);
        return sink;

        SharedCompression? Compression() => !compresses ? null
            : new SharedCompression(Path.Combine(path.Folder, path.FileName + ".gz.lock"), shape.Mode, folder, compression, jobs);

        RollingFile Own()
        {
            var keeper = new FileKeeper(folder, retention, compression, compresses, jobs);
            IFileSuccession succession = stable
                ? new StableSuccession(path.FileName, folder, schedule, keeper)
                : new DatedSuccession(folder, schedule, keeper, link);
            return new RollingFile(succession, rules, keeper, watch, clock);
        }
    }

    /// <summary>What the files of a log are called.</summary>
    /// <exception cref="ArgumentException">A setting that says when a file ends is wrong.</exception>
    public static DatedNaming NamingOf(AcrilogFileOptions options, LogPath path)
    {
        var timing = AcrilogFileRollChecks.TimingOf(options);
        // Without a date only the number tells the files before from the active one.
        var first = options.Naming == FileNaming.Stable && timing.IsEndless ? 1 : 0;
        return new DatedNaming(path.FileName, timing.DateFormat, first);
    }

    /// <summary>Says that a log rolls which, with the same setting of Serilog.Sinks.File, would go silent at its limit.</summary>
    public static void ReportIfMeantToStop(AcrilogFileOptions options)
    {
        if (options.RollOnFileSizeLimit || options.FileSizeLimitBytes is not { } limit) return;
        Failures.Report("rollOnFileSizeLimit is False for {0}, with a limit of {1} bytes; the sink begins the next file there, since it would "
            + "drop every later event otherwise. Set it to true, or fileSizeLimitBytes to null for no limit", options.Path, limit);
    }

    static FileShape ShapeOf(AcrilogFileOptions options) => new(AcrilogFileDeliveryChecks.EncodingOf(options))
    {
        Hooks = options.Hooks,
        Mode = options.UnixFileMode,
        FlushesToDisk = options.FlushToDiskInterval is not null || options.FlushToDiskOnLevel is not null,
    };

    static IDelivery DeliveryTo(IRecordFile file, AcrilogFileOptions options, bool audit, SinkFailures failures)
    {
        var (clock, flushing) = (options.TimeProvider, new FlushRules(options.FlushToDiskInterval, options.FlushToDiskOnLevel));
        var atOnce = new FileDelivery(file, flushing, audit, clock, failures);
        if (options.Naming == FileNaming.Stable || options.Shared || options.RetainedFileTimeLimit is not null)
            file.Idle = new IdleTimer(clock, atOnce.RollIfDue);
        if (!options.Buffered) return atOnce;
        var interval = options.FlushInterval ?? AcrilogFileOptions.DefaultFlushInterval;
        try
        {
            return new BufferedDelivery(atOnce, flushing, AcrilogFileDeliveryChecks.BufferOf(options), interval, clock);
        }
        catch (Exception e)
        {
            // A log that is opened while others log, in a process that can start no thread just now.
            Failures.Report("Could not start the thread that writes {0} behind the log; each event is written before its call returns: {1}", options.Path, e);
            return atOnce;
        }
    }

    public static ITextFormatter FormatterOf(AcrilogFileOptions options) => options.Formatter
        ?? LevelTemplateParsing.ToFormatter(
            options.OutputTemplate, options.LevelTemplates, options.FormatProvider, options.EscapeControlCharacters);

    static void Check(AcrilogFileOptions options)
    {
        ThrowIfNull(options.OutputTemplate, "outputTemplate");
        if (options.Formatter is null && options.OutputTemplate.Length == 0)
            throw Wrong("outputTemplate", "\"\", which writes nothing; it must have a hole such as {Message}, or be left out for the default");
        ThrowIfNull(options.TimeProvider, "TimeProvider");
        ThrowIfUndefined(options.RestrictedToMinimumLevel, "restrictedToMinimumLevel");
        ThrowIfUndefined(options.RollingInterval, "rollingInterval");
        ThrowIfUndefined(options.Naming, "naming");
        ThrowIfBelowOne(options.FileSizeLimitBytes, "fileSizeLimitBytes", "no limit");
        ThrowIfBelowOne(options.RetainedFileCountLimit, "retainedFileCountLimit", "keeping all files");
        if (options.Formatter is not null && options.LevelTemplates is not null)
            throw Wrong("levelTemplates", "given beside a formatter, which has a form of its own; leave one of the two out");
    }

    static void ThrowIfNull(object? value, string setting) => ArgumentNullException.ThrowIfNull(value, setting);

    static void ThrowIfUndefined<T>(T value, string setting)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
            throw Wrong(setting, $"{value}; allowed are {string.Join(", ", Enum.GetNames<T>())}");
    }

    static void ThrowIfBelowOne(long? value, string setting, string meaningOfNull)
    {
        if (value < 1)
            throw Wrong(setting, $"{value}; it must be at least 1, or null for {meaningOfNull}");
    }

    static ArgumentException Wrong(string setting, string what) => new($"{setting} is {what}.", setting);
}
