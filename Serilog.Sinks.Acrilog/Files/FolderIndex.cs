using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>Which files of one log, or of several, lie in a folder. The folder is read once; from then on the logs themselves keep up
/// to date what is known, so that it does not matter how many files lie there.</summary>
/// <remarks>Safe from any thread. It holds some 100 bytes for each file and 400 for each log, those that are closed included.</remarks>
sealed class FolderIndex
{
    // Hidden files, system files and those of others are files of the log as well; .NET would leave them out.
    static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    readonly object _gate = new();
    readonly object _reading = new();
    readonly Dictionary<string, Action> _deferred = new(StringComparer.Ordinal);
    readonly string _path;
    readonly Func<string, IEnumerable<DatedNaming>> _logsOf;
    readonly bool _isOfOne;
    Dictionary<string, KnownFiles> _logs = new(StringComparer.Ordinal);
    DateTime? _readPeriod;
    volatile bool _isWhole;
    int _isUnlistable;

    /// <summary>An index of the files of one log.</summary>
    public FolderIndex(string path, DatedNaming log)
        : this(path, _ => [log])
    {
        _isOfOne = true;
    }

    /// <summary>An index of the files of several logs.</summary>
    /// <param name="path">The folder's path.</param>
    /// <param name="logsOf">The logs that a name may be of; asked for each name that the folder has.</param>
    public FolderIndex(string path, Func<string, IEnumerable<DatedNaming>> logsOf) => (_path, _logsOf) = (path, logsOf);

    /// <summary>The folder's path.</summary>
    public string FolderPath => _path;

    /// <summary>What is known of a log's files so far; the same for all who ask, until <see cref="Forget"/> is called.</summary>
    public KnownFiles KnownOf(DatedNaming log)
    {
        lock (_gate) return In(_logs, log);
    }

    /// <summary>All files of a log that there are; null if the folder may not be listed, which is reported once.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public KnownFiles? TryAllOf(DatedNaming log)
    {
        try
        {
            if (!_isWhole)
                lock (_reading)
                    if (!_isWhole) ReadAll();
            return KnownOf(log);
        }
        catch (UnauthorizedAccessException e)
        {
            ReportUnlistable(e);
            return null;
        }
    }

    /// <summary>All files of a log that there are of one period, and perhaps others: who begins a log among thousands of files waits
    /// for no more than a look at their names.</summary>
    /// <inheritdoc cref="TryAllOf(DatedNaming)"/>
    public KnownFiles? TryAllOf(DatedNaming log, DateTime label)
    {
        if (!_isOfOne) return TryAllOf(log);
        try
        {
            lock (_gate)
            {
                var known = In(_logs, log);
                if (!_isWhole && _readPeriod != label) ReadPeriod(log, label, known);
                return known;
            }
        }
        catch (UnauthorizedAccessException e)
        {
            ReportUnlistable(e);
            return null;
        }
    }

    /// <summary>Forgets what the folder held, since others may have changed it; it is read again on next use.</summary>
    public void Forget()
    {
        lock (_gate) (_logs, _readPeriod, _isWhole) = (new(StringComparer.Ordinal), null, false);
    }

    /// <summary>Lays down work on a log's files that is to be done later, in the place of such work that was laid down before and is
    /// not done yet; false if there was any.</summary>
    public bool Defer(DatedNaming log, Action work)
    {
        lock (_gate)
        {
            if (_deferred.TryAdd(log.FileName, work)) return true;
            _deferred[log.FileName] = work;
            return false;
        }
    }

    /// <summary>Does the work on a log's files that was laid down last, once.</summary>
    public void DoDeferred(DatedNaming log)
    {
        Action? work;
        lock (_gate) _deferred.Remove(log.FileName, out work);
        work?.Invoke();
    }

    void ReadPeriod(DatedNaming log, DateTime label, KnownFiles known)
    {
        if (TryNames(log.BeginningOf(label)) is not { } names) return;
        foreach (var name in names)
            if (log.TryParse(name, out var id, out var compressed)) known.Add(id, compressed);
        _readPeriod = label;
    }

    // What is found is added to what is known; what the logs have done meanwhile is known already.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void ReadAll()
    {
        Dictionary<string, KnownFiles> logs;
        lock (_gate) logs = _logs;
        if (TryNames("") is not { } names) return;
        var found = new Dictionary<KnownFiles, List<LogFileId>>();
        foreach (var name in names)
        {
            var unfinished = name.EndsWith(FileCompressor.TemporarySuffix, StringComparison.Ordinal);
            var whole = unfinished ? name[..^FileCompressor.TemporarySuffix.Length] : name;
            foreach (var log in _logsOf(whole))
            {
                if (!log.TryParse(whole, out var id, out var compressed)) continue;
                if (!compressed && !unfinished) Found(log).Add(id);
                else if (!unfinished) Known(log).Add(id, compressed);
                else if (compressed) Known(log).AddUnfinished(id);
            }
        }
        foreach (var (known, files) in found) known.AddAll(files);
        lock (_gate) _isWhole = _logs == logs;

        List<LogFileId> Found(DatedNaming log) => found.TryGetValue(Known(log), out var files) ? files : found[Known(log)] = [];

        KnownFiles Known(DatedNaming log)
        {
            lock (_gate) return In(logs, log);
        }
    }

    // Null while there is no folder: whoever writes the first file makes it, or a volume that has files is mounted there.
    List<string>? TryNames(string beginning)
    {
        if (!Directory.Exists(_path)) return null;
        List<string> names = [.. new FileSystemEnumerable<string>(_path, static (ref FileSystemEntry entry) => entry.FileName.ToString(), Everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => entry.FileName.StartsWith(beginning, StringComparison.Ordinal) && !entry.IsDirectory,
        }];
        Volatile.Write(ref _isUnlistable, 0);
        return names;
    }

    void ReportUnlistable(UnauthorizedAccessException e)
    {
        if (Interlocked.Exchange(ref _isUnlistable, 1) == 0)
            Failures.Report("Could not list {0}. Logging continues, and no file is overwritten, but files that earlier processes left there are "
                + "neither compressed nor deleted. Trying again at the next roll; allow this process to read the folder: {1}", _path, e.Message);
    }

    static KnownFiles In(Dictionary<string, KnownFiles> logs, DatedNaming log)
    {
        if (!logs.TryGetValue(log.FileName, out var known)) logs.Add(log.FileName, known = new KnownFiles(log.FirstNumber));
        return known;
    }
}
