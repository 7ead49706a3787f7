using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>The files of one log in its folder, from the opening of the log to its closing.</summary>
/// <remarks>Safe from any thread.</remarks>
/// <param name="index">Which files there are; kept up to date here.</param>
/// <param name="naming">What they are called.</param>
/// <param name="shape">What they have in common.</param>
/// <param name="disk">Where they lie.</param>
sealed class LogFolder(FolderIndex index, DatedNaming naming, FileShape shape, IDisk disk)
{
    // How many numbers are tried at a time, whatever the disk says of each.
    const int MostTries = 1000;

    // EROFS of Linux and macOS: no other number can be written either, and the file itself can be when the disk can.
    const int ReadOnlyDisk = 30;

    readonly object _gate = new();
    readonly HashSet<LogFileId> _inHand = [];

    // Told of already.
    readonly HashSet<string> _undeletable = [];

    /// <summary>Whether the folder is created where it is missing; true unless said otherwise.</summary>
    public bool CreatesFolder { get; init; } = true;

    /// <summary>The files that are known so far, and who has them in hand.</summary>
    public KnownFiles Known => index.KnownOf(naming);

    /// <summary>The last file of a period if it may be written to; else the number after it. In a folder that may not be listed, of
    /// the files that are known.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public LogFileId ToContinue(DateTime label) => (index.TryAllOf(naming, label) ?? Known).ToContinue(label);

    /// <summary>The number after the last file of a period. In a folder that may not be listed, of the files that are known.</summary>
    /// <inheritdoc cref="ToContinue"/>
    public LogFileId ToBegin(DateTime label) => (index.TryAllOf(naming, label) ?? Known).ToBegin(label);

    /// <summary>All files that are not written to, the oldest period first, and whether each may be there in its compressed form;
    /// null if the folder may not be listed.</summary>
    /// <inheritdoc cref="ToContinue"/>
    public IReadOnlyList<(LogFileId Id, bool Ended)>? TryToList() => index.TryAllOf(naming)?.ToList();

    /// <summary>Finds the first number that can be used. Those that are taken are known from then on, so that a search that was given
    /// up is gone on with by the next one.</summary>
    /// <param name="from">The number to begin with.</param>
    /// <param name="use">Uses a number; false if it cannot be used.</param>
    /// <exception cref="IOException">None of a thousand numbers can be used.</exception>
    public LogFileId FindFirst(LogFileId from, Func<LogFileId, bool> use)
    {
        var id = from;
        for (var tries = 0; tries < MostTries; tries++, id = id.Next)
        {
            if (use(id)) return id;
            if (IsTaken(id)) Known.Add(id, compressed: false);
        }
        throw new IOException($"None of {MostTries} names can be used for a file, from {PathOf(from)} on.");
    }

    /// <summary>Files as they are on the disk now, in their order; those that are gone are known no more.</summary>
    /// <param name="files">From <see cref="TryToList"/>.</param>
    public IEnumerable<StoredFile> Measure(IReadOnlyList<(LogFileId Id, bool Ended)> files)
    {
        foreach (var (id, ended) in files)
        {
            var plain = Measure(id, compressed: false);
            if (plain is { } file) yield return file;
            // Others may have compressed it.
            var packed = ended || plain is null ? Measure(id, compressed: true) : null;
            if (packed is { } other) yield return other;
            if (plain is null && packed is null && !IsTaken(id)) Known.Remove(id);
        }
    }

    /// <summary>Forgets what the folder held, since others may have changed it; it is read again on next use.</summary>
    public void Forget() => index.Forget();

    /// <summary>Lays down the first work behind this log for <see cref="DoDeferred"/>; false if that of an earlier opening of it still
    /// waits there, in whose place it is done.</summary>
    public bool Defer(Action work) => index.Defer(naming, work);

    /// <summary>Does the work that was laid down last.</summary>
    public void DoDeferred() => index.DoDeferred(naming);

    /// <summary>The full path of a file of this log.</summary>
    public string PathOf(LogFileId id, bool compressed = false) => Path.Combine(index.FolderPath, naming.Format(id, compressed));

    /// <summary>The full path of something in this folder.</summary>
    public string PathOf(string name) => Path.Combine(index.FolderPath, name);

    /// <summary>Opens a file in this folder, creating both where they are missing.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not allowed to be, or is a folder.</exception>
    public LogFile Open(string name)
    {
        if (CreatesFolder) disk.CreateFolder(index.FolderPath);
        var full = PathOf(name);
        return new LogFile(full, disk.Open(full, shape.Mode), shape, disk);
    }

    /// <summary>Opens a file in this folder, creating both where they are missing; null if something lies there that cannot be
    /// written to, a file of another process for example, which is reported.</summary>
    /// <exception cref="IOException">It cannot be created or begun.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not allowed to be.</exception>
    public LogFile? TryOpen(string name)
    {
        if (CreatesFolder) disk.CreateFolder(index.FolderPath);
        var full = PathOf(name);
        IDiskFile file;
        try
        {
            file = disk.Open(full, shape.Mode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && e.HResult != ReadOnlyDisk && disk.Exists(full))
        {
            Failures.Report("cannot write to {0}, so the log takes the next number: {1}", full, e.Message);
            return null;
        }
        return new LogFile(full, file, shape, disk);
    }

    /// <summary>Opens a file of this log for writing, creating it and the folder where they are missing; null if something lies
    /// there that cannot be written to, or if it is being deleted or compressed, or has been. What was opened is let go by
    /// <see cref="Close(LogFileId, LogFile)"/>.</summary>
    /// <exception cref="IOException">It cannot be created or begun.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not allowed to be.</exception>
    public LogFile? TryOpen(LogFileId id)
    {
        if (HasEnded(id) || !TryTake(id)) return null;
        LogFile? file = null;
        try
        {
            file = TryOpen(naming.Format(id));
            // Another process may have compressed it between the look and the opening, so this is a new one beside it.
            if (file is not null && HasEnded(id)) file = LeaveUnused(file);
            return file;
        }
        finally
        {
            if (file is null) LetGo(id);
        }
    }

    /// <summary>Closes a file that <see cref="TryOpen(LogFileId)"/> opened.</summary>
    public void Close(LogFileId id, LogFile file)
    {
        file.Dispose();
        LetGo(id);
    }

    /// <summary>Lets go of a file that is no longer written to.</summary>
    public void LetGo(LogFileId id)
    {
        lock (_gate) _inHand.Remove(id);
        Known.EndWrite(id);
    }

    /// <summary>Lets go of all files that are still in the log's hand, now that it is closed.</summary>
    public void LetGo()
    {
        LogFileId[] inHand;
        lock (_gate) inHand = [.. _inHand];
        foreach (var id in inHand) LetGo(id);
    }

    /// <summary>Whether something lies at a file's name, or at that of its compressed form.</summary>
    public bool IsTaken(LogFileId id) => disk.Exists(PathOf(id)) || disk.Exists(PathOf(id, compressed: true));

    /// <summary>Whether a symbolic link has a name in this folder. It is somebody's arrangement, and not the log's to rename, compress
    /// or delete.</summary>
    public bool IsLink(string name) => new FileInfo(PathOf(name)).LinkTarget is not null;

    /// <summary>Whether a symbolic link has a file's name.</summary>
    public bool IsLink(LogFileId id) => IsLink(naming.Format(id));

    /// <summary>Whether a folder or a pipe lies at a file's name.</summary>
    public bool IsNoFile(LogFileId id) => Directory.Exists(PathOf(id)) || UnixFiles.IsPipe(PathOf(id));

    /// <summary>Gives a file its name in this log; what lies there already is not touched. It stays in the log's hand until
    /// <see cref="LetGo(LogFileId)"/>.</summary>
    /// <returns>False if what had that name is being deleted or compressed.</returns>
    /// <exception cref="IOException">Something lies there, or it cannot be renamed.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not allowed to be.</exception>
    public bool TryTake(string name, LogFileId id)
    {
        // In hand before it has the name, lest it be deleted for one that had it before.
        if (!TryTake(id)) return false;
        try
        {
            disk.Move(PathOf(name), PathOf(id));
            return true;
        }
        catch
        {
            LetGo(id);
            if (!IsTaken(id)) Known.Remove(id);
            throw;
        }
    }

    /// <summary>Undoes <see cref="TryTake(string, LogFileId)"/>; false if that cannot be done.</summary>
    public bool TryGiveBack(LogFileId id, string name)
    {
        try
        {
            disk.Move(PathOf(id), PathOf(name));
            LetGo(id);
            Known.Remove(id);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Deletes a file; false if it is written to, or cannot be deleted, which is reported once for
    /// each file.</summary>
    public bool TryDelete(StoredFile file)
    {
        if (!Known.TryEnd(file.Id)) return false;
        var doomed = PathOf(file.Id, file.Compressed);
        try
        {
            shape.Hooks?.OnFileDeleting(doomed);
            disk.Delete(doomed);
        }
        catch (DirectoryNotFoundException)
        {
            // The whole folder went before it.
        }
        catch (Exception e)
        {
            // The hook is the user's, and may throw anything.
            bool isNew;
            lock (_gate) isNew = _undeletable.Add(doomed);
            if (isNew) Failures.Report("cannot delete {0}; trying again at each roll: {1}", doomed, e.Message);
            return false;
        }
        lock (_gate) _undeletable.Remove(doomed);
        FileMetrics.Deleted();
        if (!disk.Exists(PathOf(file.Id, !file.Compressed))) Known.Remove(file.Id);
        return true;
    }

    /// <summary>The paths of what compressions that were interrupted have left; each is given out once.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public IEnumerable<string> TakeUnfinished() =>
        (index.TryAllOf(naming)?.TakeUnfinished() ?? []).Select(id => PathOf(id, compressed: true) + FileCompressor.TemporarySuffix);

    // What other processes compress is not known here until it is met.
    bool HasEnded(LogFileId id)
    {
        if (!disk.Exists(PathOf(id, compressed: true))) return false;
        Known.Add(id, compressed: true);
        return true;
    }

    LogFile? LeaveUnused(LogFile file)
    {
        file.Dispose();
        if (!file.IsEmpty) return null;
        try
        {
            disk.Delete(file.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Failures.Report("cannot delete {0}, which is empty: {1}", file.Path, e.Message);
        }
        return null;
    }

    bool TryTake(LogFileId id)
    {
        if (!Known.TryWrite(id)) return false;
        lock (_gate) _inHand.Add(id);
        return true;
    }

    // A link is somebody's arrangement: what it points to is not ours to delete. So is a pipe or a device, which has no length.
    StoredFile? Measure(LogFileId id, bool compressed)
    {
        var file = new FileInfo(PathOf(id, compressed));
        return file.Exists && (file.Attributes & FileAttributes.ReparsePoint) == 0 && (file.Length > 0 || !UnixFiles.IsSpecial(file.FullName))
            ? new StoredFile(id, compressed, file.Length, file.LastWriteTimeUtc)
            : null;
    }
}
