using System.IO.Compression;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>Replaces files that are no longer written to by their gzip form.</summary>
/// <remarks>
/// The compressed form is written under a temporary name and brought to the medium before it gets its own name, and only then
/// is the source deleted: a process may end anywhere in between, and the next one finishes or cleans up. Called behind the log.
/// </remarks>
sealed class FileCompressor(LogFolder folder, FileShape shape, IDisk disk)
{
    const int ChunkBytes = 128 * 1024;

    // Another compressed form lies beside them, and nothing will change that.
    readonly HashSet<LogFileId> _hopeless = [];
    bool _told;
    bool _leftoversTold;

    /// <summary>What the name of a compressed form ends with until it is complete.</summary>
    public const string TemporarySuffix = ".tmp";

    /// <summary>Whether a compression has failed, since <see cref="BeginTry"/>, that is worth another try.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Begins to try all files again.</summary>
    public void BeginTry() => HasFailed = false;

    /// <summary>Says, once all files were tried, that those are compressed which could not be before.</summary>
    public void EndTry()
    {
        if (HasFailed || !_told) return;
        _told = false;
        Failures.Report("Files of {0} are compressed again", folder.PathOf(""));
    }

    /// <summary>Notes a failure that is worth another try; it is reported unless one was since files were last compressed.</summary>
    public void Failed(string path, Exception why)
    {
        if (!_told) Failures.Report("Could not compress {0}. Ended files stay as they are; trying again, at the latest with the next file: {1}", path, why.Message);
        HasFailed = _told = true;
    }

    /// <summary>Compresses a file.</summary>
    /// <param name="file">A file of the log.</param>
    /// <param name="stopping">Ends a long compression; the next process begins it anew.</param>
    /// <returns>What lies there now: the file as it was, if it is written to or could not be compressed, which is reported.</returns>
    public StoredFile Compress(StoredFile file, CancellationToken stopping)
    {
        if (file.Compressed || stopping.IsCancellationRequested || _hopeless.Contains(file.Id) || !folder.Known.TryEnd(file.Id)) return file;
        var (source, target) = (folder.PathOf(file.Id), folder.PathOf(file.Id, compressed: true));
        try
        {
            if (disk.Stamp(source) is not { } found) return IsDone(file, target);
            // Nobody else writes to the source meanwhile; one that another process has open fails here and is left alone.
            using (disk.OpenExisting(source))
            {
                if (!disk.Exists(target)) Write(source, target, found, stopping);
                else if (!IsOf(target, source, stopping)) throw new InvalidDataException($"{target} is there already and holds something else");
            }
            disk.Delete(source);
            FileMetrics.Compressed();
            return IsDone(file, target);
        }
        catch (Exception e) when (e is OperationCanceledException or FileNotFoundException or DirectoryNotFoundException)
        {
            // Put off, or done by another process.
            return file;
        }
        catch (InvalidDataException e)
        {
            _hopeless.Add(file.Id);
            Failures.Report("Could not compress {0}; it stays as it is until the next start: {1}", source, e.Message);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Failed(source, e);
            return file;
        }
    }

    /// <summary>Deletes what compressions that were interrupted have left. That some of it cannot be deleted is reported, once until all
    /// of it could be.</summary>
    public void CleanUp()
    {
        var (kept, first, why) = (0, "", "");
        foreach (var path in folder.TakeUnfinished())
        {
            try
            {
                disk.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (kept++ == 0) (first, why) = (path, e.Message);
            }
        }
        if (kept > 0 && !_leftoversTold)
            Failures.Report("Could not delete {0} files that interrupted compressions left, {1} for one. They stay, and nothing else depends on "
                + "them; delete them, or allow this process to: {2}", kept, first, why);
        _leftoversTold = kept > 0;
    }

    // The file as it is now that its source is gone.
    StoredFile IsDone(StoredFile file, string target) =>
        disk.Stamp(target) is { } done ? file with { Compressed = true, Bytes = done.Length } : file;

    void Write(string source, string target, FileStamp found, CancellationToken stopping)
    {
        var temporary = target + TemporarySuffix;
        // What an earlier try left, or somebody put there, is not written to.
        if (disk.Exists(temporary)) disk.Delete(temporary);
        var file = disk.CreateNew(temporary, shape.Mode);
        try
        {
            using (file)
            {
                Copy(source, file, stopping);
                file.FlushToDisk();
            }
            // Its age is that of its content.
            disk.SetLastWrite(temporary, found.WrittenUtc);
            disk.Move(temporary, target);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    void Copy(string source, IDiskFile target, CancellationToken stopping)
    {
        using var from = disk.OpenOwn(source);
        using var to = new GZipStream(new DiskFileStream(target, 0), CompressionLevel.Optimal);
        var chunk = new byte[ChunkBytes];
        for (int count; (count = from.Read(chunk)) > 0;)
        {
            stopping.ThrowIfCancellationRequested();
            to.Write(chunk, 0, count);
        }
    }

    // Byte by byte, for the source is deleted on the strength of it: the lengths of two files may well be the same.
    bool IsOf(string target, string source, CancellationToken stopping)
    {
        using var original = disk.OpenOwn(source);
        using var unpacked = new GZipStream(disk.OpenOwn(target), CompressionMode.Decompress);
        var (chunk, same) = (new byte[ChunkBytes], new byte[ChunkBytes]);
        while (true)
        {
            stopping.ThrowIfCancellationRequested();
            var count = original.ReadAtLeast(chunk, ChunkBytes, throwOnEndOfStream: false);
            var unpackedCount = unpacked.ReadAtLeast(same, ChunkBytes, throwOnEndOfStream: false);
            if (!chunk.AsSpan(0, count).SequenceEqual(same.AsSpan(0, unpackedCount))) return false;
            if (count == 0) return true;
        }
    }

    void TryDelete(string path)
    {
        try
        {
            disk.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is deleted before the next try; what failed first is what matters.
        }
    }
}
