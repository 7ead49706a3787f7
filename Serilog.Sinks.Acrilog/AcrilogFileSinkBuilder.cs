using System.Text;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.FileSink;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog;

/// <summary>Checks the settings of a file sink and puts its parts together.</summary>
static class AcrilogFileSinkBuilder
{
    /// <param name="options">What to build.</param>
    /// <param name="audit">Whether the caller of each event wants to know when it is not written.</param>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it, its value and what is allowed.</exception>
    public static AcrilogFileSink Build(AcrilogFileOptions options, bool audit)
    {
        Check(options);
        var path = LogPath.Parse(options.Path);
        var naming = new DatedNaming(path.FileName, options.RollingInterval);
        var clock = options.TimeProvider;
        var schedule = new RollSchedule(options.RollingInterval, clock.LocalTimeZone);
        var first = new LogFileId(schedule.PeriodOf(clock.GetUtcNow()).Label, 0);
        path.ThrowIfFolder(naming.Format(first), options.Path);

        var encoding = options.Encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var folder = new LogFolder(path.Folder, naming, encoding.GetPreamble());
        var rules = new RollRules(schedule, options.FileSizeLimitBytes, new RetentionPolicy(options.RetainedFileCountLimit));
        return new AcrilogFileSink(FormatterOf(options), encoding, new RollingFile(folder, rules, clock), audit);
    }

    static ITextFormatter FormatterOf(AcrilogFileOptions options) => options.Formatter
        ?? LevelTemplateParsing.ToFormatter(options.OutputTemplate, options.LevelTemplates, options.FormatProvider);

    static void Check(AcrilogFileOptions options)
    {
        ThrowIfNull(options.OutputTemplate, "outputTemplate");
        ThrowIfNull(options.TimeProvider, "TimeProvider");
        ThrowIfUndefined(options.RestrictedToMinimumLevel, "restrictedToMinimumLevel");
        ThrowIfUndefined(options.RollingInterval, "rollingInterval");
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
