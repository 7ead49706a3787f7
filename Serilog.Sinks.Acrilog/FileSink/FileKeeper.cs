using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Looks after the files that are no longer written to: compresses them, and deletes
/// those that are no longer kept.</summary>
/// <remarks>All of it is done behind the log, on <paramref name="jobs"/>.</remarks>
/// <param name="folder">The files of the log.</param>
/// <param name="policy">Which of them are kept.</param>
/// <param name="compression">Compresses them, and cleans up what a compression left, whoever began it.</param>
/// <param name="compresses">Whether they are compressed.</param>
/// <param name="jobs">Where it is done.</param>
sealed class FileKeeper(LogFolder folder, RetentionPolicy policy, RetriedCompression compression, bool compresses, IHousekeeping jobs)
    : IDisposable
{
    // Used by the jobs alone, of which there is one at a time.
    readonly RetainedFiles _retained = new(policy);

    // What the log itself opened before the folder was read, and so tells in good time; null since it was read.
    readonly object _gate = new();
    HashSet<LogFileId>? _own = [];

    // False again if it failed or the folder may not be listed, so that the next file begins anew.
    volatile bool _begun;

    /// <summary>Takes over a file that is no longer written to.</summary>
    /// <param name="file">It.</param>
    /// <param name="isEmpty">Whether no event got into it: the disk is full, say. No older file goes for the sake of such a
    /// one.</param>
    public void Finished(StoredFile file, bool isEmpty = false)
    {
        if (!HasWork) return;
        Own(file.Id);
        jobs.Enqueue(() =>
        {
            // Found by a measure in between, it may be gone already.
            if (!folder.Known.Has(file.Id) || folder.IsLink(file.Id) || (isEmpty && folder.TryDelete(file))) return;
            if (!compression.IsFailing)
            {
                _retained.Put(Compress(file));
                return;
            }
            _retained.Put(file);
            CompressLeft();
        });
    }

    /// <summary>Deletes what is no longer kept, now that a file was opened.</summary>
    /// <param name="active">The file that is written to, if it is one of those that would be kept.</param>
    /// <param name="activeBytes">Its length.</param>
    /// <param name="now">The time now.</param>
    public void Retain(LogFileId? active, long activeBytes, DateTimeOffset now)
    {
        if (!HasWork)
        {
            if (!_begun) jobs.Enqueue(compression.CleanUp);
            _begun = true;
            return;
        }
        if (active is { } id) Own(id);
        if (_begun)
        {
            jobs.Enqueue(() => DeleteExpired(active, activeBytes, now));
        }
        else
        {
            // Now, for what lies there later may be that of the log when it is open again. Under a name that stays it is looked up when it
            // is time.
            var found = jobs.EndsWithLog || active is null ? null : folder.TryToList();
            _begun = true;
            // A log that is closed and reopened faster than this work is done has it done once.
            if (folder.Defer(() => Begin(active, activeBytes, now, found))) jobs.Enqueue(folder.DoDeferred);
        }
    }

    /// <summary>Deletes files that have become too old although no other was opened.</summary>
    public void Age(LogFileId? active, long activeBytes, DateTimeOffset now)
    {
        if (_begun && policy.TimeLimit is not null) jobs.Enqueue(() => DeleteExpired(active, activeBytes, now));
    }

    /// <summary>Waits a bounded time for what is left to do. The file written last is nobody's from then on.</summary>
    public void Dispose()
    {
        compression.Dispose();
        jobs.Dispose();
        folder.LetGo();
    }

    bool HasWork => compresses || !policy.KeepsAll;

    // Once, with those that earlier processes left: from then on the files are known by what is done with them.
    void Begin(LogFileId? active, long activeBytes, DateTimeOffset now, IReadOnlyList<(LogFileId Id, bool Ended)>? found)
    {
        try
        {
            var listed = found ?? folder.TryToList();
            foreach (var file in folder.Measure(listed ?? []))
                if (!IsOwn(file.Id)) _retained.Put(file);
            if (listed is null) _begun = false;
            else lock (_gate) _own = null;
        }
        catch
        {
            _begun = false;
            throw;
        }
        DeleteExpired(active, activeBytes, now);
        compression.CleanUp();
        if (compresses) CompressLeft();
    }

    void Own(LogFileId id)
    {
        lock (_gate) _own?.Add(id);
    }

    bool IsOwn(LogFileId id)
    {
        lock (_gate) return _own?.Contains(id) == true;
    }

    void DeleteExpired(LogFileId? active, long activeBytes, DateTimeOffset now)
    {
        if (active is { } id) _retained.Remove(new StoredFile(id, Compressed: false, 0, default));
        foreach (var file in _retained.Expired(activeBytes, now))
            if (folder.TryDelete(file)) _retained.Remove(file);
    }

    // What earlier processes left, interrupted or not compressed at all, and what could not be compressed.
    void CompressLeft()
    {
        compression.Again = CompressLeft;
        foreach (var done in compression.CompressAll(_retained.OldestFirst.Where(file => !file.Compressed).ToList()))
        {
            _retained.Remove(done with { Compressed = false });
            _retained.Put(done);
        }
    }

    StoredFile Compress(StoredFile file)
    {
        if (!compresses) return file;
        compression.Again = CompressLeft;
        return compression.Compress(file);
    }
}
