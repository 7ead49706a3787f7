using System.Globalization;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.FileSink;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog;

/// <summary>Checks the settings of a log for each value of a property, and puts its parts together.</summary>
static class AcrilogFilesSinkBuilder
{
    const string KeyToken = "{Key}";

    // Longer than any that is put into a name whole.
    static readonly string LongKey = new('x', 200);

    // What their file systems do unless somebody formatted them otherwise.
    static readonly bool CaseMatters = !OperatingSystem.IsWindows() && !OperatingSystem.IsMacOS();

    /// <exception cref="ArgumentException">A setting is wrong; the message names it, its value and what is allowed.</exception>
    public static KeyedFilesSink Build(string keyProperty, AcrilogFileOptions options, string defaultKey, int maxOpenFiles)
    {
        Check(keyProperty, options, defaultKey, maxOpenFiles);
        var each = options.With(options.Path);
        // Templates are read once, not for each key.
        each.Formatter = AcrilogFileSinkBuilder.FormatterOf(options);
        each.LevelTemplates = null;
        // All keys are rolled together, those whose logs are closed included.
        each.Roller = null;
        // Said once, not for each key.
        each.RollOnFileSizeLimit = true;
        // All that is wrong is said now, not with the first event of a key.
        AcrilogFileSinkBuilder.Build(For(defaultKey), audit: false).Dispose();
        AcrilogFileSinkBuilder.Build(For(LongKey), audit: false).Dispose();
        var failures = new SinkFailures(options.Path);
        var commons = new KeyedCommons(new Housekeeping(AcrilogFileSinkBuilder.HousekeepingPatience, failures), failures, IndexOf(each));
        var rolls = new KeyedRolls(remembers: options.RollOnStartup || options.Roller is not null);
        var sink = new KeyedFilesSink(KeyOf, Open, rolls, maxOpenFiles, commons);
        options.Roller?.Add(sink);
        AcrilogFileSinkBuilder.ReportIfMeantToStop(options);
        return sink;

        AcrilogFileOptions For(string key)
        {
            var name = KeyNames.For(key, CaseMatters);
            var own = each.With(options.Path.Replace(KeyToken, name, StringComparison.Ordinal));
            own.LatestLinkName = own.LatestLinkName?.Replace(KeyToken, name, StringComparison.Ordinal);
            return own;
        }

        AcrilogFileSink Open(string key, bool isFirst)
        {
            var own = For(key);
            // A key that comes back has long started.
            own.RollOnStartup &= isFirst;
            return AcrilogFileSinkBuilder.Build(own, audit: false, commons);
        }

        string KeyOf(LogEvent logEvent)
        {
            if (!logEvent.Properties.TryGetValue(keyProperty, out var value)) return defaultKey;
            var key = value switch
            {
                ScalarValue { Value: null } => "",
                ScalarValue { Value: string text } => text,
                ScalarValue { Value: IFormattable formattable } => formattable.ToString(null, CultureInfo.InvariantCulture),
                ScalarValue { Value: var other } => other.ToString(),
                var structured => structured.ToString(null, CultureInfo.InvariantCulture),
            };
            return string.IsNullOrEmpty(key) ? defaultKey : key;
        }
    }

    // Others change the files of a shared log, and a key with a folder of its own reads that one alone.
    static FolderIndex? IndexOf(AcrilogFileOptions options)
    {
        const string AnyKey = "\uE000";
        var path = LogPath.Parse(options.Path.Replace(KeyToken, AnyKey, StringComparison.Ordinal));
        if (options.Shared || path.Folder.Contains(AnyKey, StringComparison.Ordinal) || path.FileName.EndsWith('.')) return null;
        var (naming, parts) = (AcrilogFileSinkBuilder.NamingOf(options, path), path.FileName.Split(AnyKey));
        return new FolderIndex(path.Folder, new KeyedNaming(parts[0], parts[^1], naming.DateFormat, naming.FirstNumber).LogsOf);
    }

    static void Check(string keyProperty, AcrilogFileOptions options, string defaultKey, int maxOpenFiles)
    {
        ArgumentNullException.ThrowIfNull(keyProperty);
        ArgumentNullException.ThrowIfNull(defaultKey);
        ArgumentNullException.ThrowIfNull(options.Path, "path");
        if (!LogEventProperty.IsValidName(keyProperty))
            throw Wrong(nameof(keyProperty), $"\"{keyProperty}\"; it must be the name of a property, such as \"WorkerName\"");
        if (string.IsNullOrWhiteSpace(defaultKey))
            throw Wrong(nameof(defaultKey), $"\"{defaultKey}\"; it must be a text to put in the place of {KeyToken}, such as \"default\"");
        if (maxOpenFiles < 1) throw Wrong(nameof(maxOpenFiles), $"{maxOpenFiles}; it must be at least 1");
        if (!options.Path.Contains(KeyToken, StringComparison.Ordinal))
            throw Wrong("path", $"\"{options.Path}\"; it must have {KeyToken} where the value of {keyProperty} goes, such as \"logs/{KeyToken}-.log\"");
        var oneFolder = Path.GetDirectoryName(options.Path)?.Contains(KeyToken, StringComparison.Ordinal) != true;
        if (oneFolder && options.LatestLinkName is { } link && !link.Contains(KeyToken, StringComparison.Ordinal))
            throw Wrong("latestLinkName", $"\"{link}\"; it must have {KeyToken}, since the logs of all values lie in one folder");
    }

    static ArgumentException Wrong(string setting, string what) => new($"{setting} is {what}.", setting);
}
