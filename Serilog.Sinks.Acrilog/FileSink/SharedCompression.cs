using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Compresses the files of a shared log that no process writes to any more; one process at a time does so.</summary>
/// <remarks>Safe from any thread; all of it is done behind the log, on <paramref name="jobs"/>.</remarks>
/// <param name="lockPath">The file that says which process is at it.</param>
/// <param name="mode">Who may do what with the log's files, on Unix; null for the system's default.</param>
/// <param name="files">The files of the log.</param>
/// <param name="compression">Does it.</param>
/// <param name="jobs">Where it is done.</param>
sealed class SharedCompression(string lockPath, UnixFileMode? mode, LogFolder files, RetriedCompression compression, IHousekeeping jobs) : IDisposable
{
    /// <summary>Compresses what lies there from before a file. What another process still has open is left for the next time.</summary>
    public void CompressBefore(LogFileId active) => jobs.Enqueue(() =>
    {
        compression.Again = () => Compress(active);
        Compress(active);
    });

    /// <summary>Waits a bounded time for what is left to do.</summary>
    public void Dispose()
    {
        compression.Dispose();
        jobs.Dispose();
    }

    void Compress(LogFileId active)
    {
        try
        {
            using var turn = OwnFiles.OpenLockFile(lockPath, mode);
            if (!SharedAccess.TryLock(turn)) return;
            files.Forget();
            compression.CleanUp();
            var ended = files.Measure(files.TryToList() ?? []).Where(file => !file.Compressed && file.Id.CompareTo(active) < 0).ToList();
            compression.CompressAll(ended.Where(file => !SharedAccess.IsOpenElsewhere(files.PathOf(file.Id))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            compression.Failed(lockPath, e);
        }
    }
}
