using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>Which files of one log, or of several, lie in a folder. The folder is read once, on first use; from then on the logs
/// themselves keep up to date what is known, so that it does not matter how many files lie there.</summary>
/// <remarks>Safe from any thread. It holds some 100 bytes for each file and 400 for each log, those that are closed included.</remarks>
/// <param name="path">The folder's path.</param>
/// <param name="logsOf">The logs that a name may be of; asked for each name that the folder has.</param>
/// <param name="disk">Where it lies.</param>
sealed class FolderIndex(string path, Func<string, IEnumerable<DatedNaming>> logsOf, IDisk disk)
{
    readonly object _gate = new();
    readonly Dictionary<string, Action> _deferred = new(StringComparer.Ordinal);
    Dictionary<string, KnownFiles>? _logs;

    /// <summary>The folder's path.</summary>
    public string FolderPath => path;

    /// <summary>The files of a log that there are; the same for all who ask, until <see cref="Forget"/> is called.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not allowed to be.</exception>
    public KnownFiles Of(DatedNaming log)
    {
        lock (_gate) return In(_logs ??= Read(), log);
    }

    /// <summary>Forgets what the folder held, since others may have changed it; it is read again on next use.</summary>
    public void Forget()
    {
        lock (_gate) _logs = null;
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    Dictionary<string, KnownFiles> Read()
    {
        disk.CreateFolder(path);
        var logs = new Dictionary<string, KnownFiles>(StringComparer.Ordinal);
        var found = new Dictionary<KnownFiles, List<LogFileId>>();
        var names = new FileSystemEnumerable<string>(path, static (ref FileSystemEntry entry) => entry.FileName.ToString())
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory,
        };
        foreach (var name in names)
        {
            var unfinished = name.EndsWith(FileCompressor.TemporarySuffix, StringComparison.Ordinal);
            var whole = unfinished ? name[..^FileCompressor.TemporarySuffix.Length] : name;
            foreach (var log in logsOf(whole))
            {
                if (!log.TryParse(whole, out var id, out var compressed)) continue;
                if (!compressed && !unfinished) Found(In(logs, log)).Add(id);
                else if (!unfinished) In(logs, log).Add(id, compressed);
                else if (compressed) In(logs, log).AddUnfinished(id);
            }
        }
        foreach (var (known, files) in found) known.AddAll(files);
        return logs;

        List<LogFileId> Found(KnownFiles known) => found.TryGetValue(known, out var files) ? files : found[known] = [];
    }

    static KnownFiles In(Dictionary<string, KnownFiles> logs, DatedNaming log)
    {
        if (!logs.TryGetValue(log.FileName, out var known)) logs.Add(log.FileName, known = new KnownFiles(log.FirstNumber));
        return known;
    }
}
