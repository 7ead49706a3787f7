using System.IO.Enumeration;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>The files of one log in its folder. The folder is read once, on first use; from then on the set is kept up to date,
/// so that a roll costs the same among ten files and ten thousand.</summary>
/// <remarks>Not thread-safe.</remarks>
sealed class LogFolder(string path, DatedNaming naming, byte[] mark)
{
    SortedSet<LogFileId>? _files;

    /// <summary>The files of this log, oldest first.</summary>
    public IReadOnlyCollection<LogFileId> Files => Known;

    SortedSet<LogFileId> Known => _files ??= Read();

    /// <summary>The full path of a file of this log.</summary>
    public string PathOf(LogFileId id) => Path.Combine(path, naming.Format(id));

    /// <summary>The last file of a period, or the one to begin with if there is none yet.</summary>
    public LogFileId LastOf(DateTime label)
    {
        var first = new LogFileId(label, 0);
        var ofPeriod = Known.GetViewBetween(first, new LogFileId(label, int.MaxValue));
        return ofPeriod.Count == 0 ? first : ofPeriod.Max;
    }

    /// <summary>Opens a file of this log, creating folder and file where they are missing.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not allowed to be, or is a folder.</exception>
    public LogFile Open(LogFileId id)
    {
        Directory.CreateDirectory(path);
        var file = new LogFile(PathOf(id), mark);
        Known.Add(id);
        return file;
    }

    /// <summary>Whether something that is no file lies at a file's name.</summary>
    public bool IsTaken(LogFileId id) => Directory.Exists(PathOf(id));

    /// <summary>Deletes files; those that cannot be stay known and are reported.</summary>
    public void Delete(IReadOnlyList<LogFileId> ids)
    {
        foreach (var id in ids)
        {
            try
            {
                System.IO.File.Delete(PathOf(id));
                Known.Remove(id);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Failures.Report("cannot delete {0}; trying again at the next roll: {1}", PathOf(id), e.Message);
            }
        }
    }

    SortedSet<LogFileId> Read()
    {
        Directory.CreateDirectory(path);
        var ours = new FileSystemEnumerable<LogFileId>(path,
            (ref FileSystemEntry entry) => naming.TryParse(entry.FileName, out var id) ? id : default)
        {
            // A link is somebody's arrangement: what it points to is not ours to delete.
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && naming.TryParse(entry.FileName, out _)
                && (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        return [.. ours];
    }
}
