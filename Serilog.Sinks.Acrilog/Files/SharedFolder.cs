using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>The files of a log that several processes share, and the board beside them.</summary>
/// <remarks>Not thread-safe; what changes files is done under the board's lock, so that one process does it.</remarks>
/// <param name="path">The configured path; the board lies beside it, as <c>app.log.lock</c>.</param>
/// <param name="files">The files of the log.</param>
/// <param name="shape">What they have in common.</param>
/// <param name="policy">Which of them are kept.</param>
/// <param name="link">Points to the active file; null for none.</param>
sealed class SharedFolder(LogPath path, LogFolder files, FileShape shape, RetentionPolicy policy, LatestLink? link)
{
    RetainedFiles? _retained;

    /// <summary>The length of a file without any record.</summary>
    public int EmptyLength => shape.Mark.Length;

    /// <summary>Where the board lies.</summary>
    public string BoardPath { get; } = Path.Combine(path.Folder, path.FileName + ".lock");

    /// <summary>Opens the board, creating folder and file where they are missing.</summary>
    public SharedBoard OpenBoard()
    {
        Disk.Real.CreateFolder(path.Folder);
        return new SharedBoard(BoardPath, shape.Mode);
    }

    /// <summary>Forgets what the folder held: others have made and deleted files.</summary>
    public void Forget()
    {
        files.Forget();
        _retained = null;
    }

    public string PathOf(LogFileId id) => files.PathOf(id);

    /// <summary>Whether a folder or a pipe lies at a file's name.</summary>
    public bool IsNoFile(LogFileId id) => files.IsNoFile(id);

    /// <inheritdoc cref="LogFolder.FindFirst"/>
    public LogFileId FindFirst(LogFileId from, Func<LogFileId, bool> use) => files.FindFirst(from, use);

    /// <summary>The last file of a period if it may be written to; else the number after it.</summary>
    public LogFileId ToContinue(DateTime label) => files.ToContinue(label);

    /// <summary>Opens a file of this log, creating folder and file where they are missing; null if something lies there that
    /// cannot be written to, a link in a circle for example, which is reported.</summary>
    /// <exception cref="IOException">It cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not allowed to be created.</exception>
    public SharedLogFile? TryOpen(LogFileId id)
    {
        Disk.Real.CreateFolder(path.Folder);
        var full = PathOf(id);
        var found = Disk.Real.Exists(full);
        try
        {
            var file = new SharedLogFile(full, shape, Disk.Real);
            files.Known.Add(id, compressed: false);
            return file;
        }
        catch (Exception e) when (found && e is IOException or UnauthorizedAccessException)
        {
            Failures.Report("cannot write to {0}, so the log takes the next number: {1}", full, e.Message);
            return null;
        }
    }

    /// <summary>Notes a file that this process will not write to again.</summary>
    public void Finished(LogFileId id, long bytes, DateTimeOffset now) => _retained?.Put(new StoredFile(id, Compressed: false, bytes, now));

    /// <summary>Does what is due once for all processes when a file has become the active one: points the link to it, and deletes
    /// files that are no longer kept and that no process has open.</summary>
    public void Began(LogFileId active, long activeBytes, DateTimeOffset now)
    {
        link?.PointTo(Path.GetFileName(PathOf(active)));
        if (policy.KeepsAll) return;
        if ((_retained ??= Measure()) is not { } retained) return;
        retained.Remove(new StoredFile(active, Compressed: false, 0, default));
        foreach (var file in retained.Expired(activeBytes, now))
            if (!SharedAccess.IsOpenElsewhere(files.PathOf(file.Id, file.Compressed)) && files.TryDelete(file)) retained.Remove(file);
    }

    RetainedFiles? Measure()
    {
        if (files.TryToList() is not { } listed) return null;
        var measured = new RetainedFiles(policy);
        foreach (var file in files.Measure(listed)) measured.Put(file);
        return measured;
    }
}
