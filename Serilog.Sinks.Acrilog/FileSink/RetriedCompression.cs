using Serilog.Sinks.Acrilog.Files;
using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Compresses files behind a log, and has those tried again that could not be compressed, because the disk was full for
/// example: after a second, then after twice the pause before, 10 minutes at most.</summary>
/// <remarks>All but <see cref="Dispose"/> is for the jobs of the log, of which there is one at a time.</remarks>
/// <param name="compressor">Does it.</param>
/// <param name="jobs">Where it is done.</param>
/// <param name="clock">What the pauses go by.</param>
sealed class RetriedCompression(FileCompressor compressor, IHousekeeping jobs, TimeProvider clock) : IDisposable
{
    // Each try may read and compress much before it fails.
    static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    readonly object _gate = new();
    readonly RollRetry _retry = new(clock, FirstPause, LongestPause);
    ITimer? _timer;
    bool _disposed;

    /// <summary>The job by which all files that are left are tried again.</summary>
    public Action? Again { get; set; }

    /// <summary>Whether files are left that are to be tried again.</summary>
    public bool IsFailing => _retry.Failing;

    /// <inheritdoc cref="FileCompressor.CleanUp"/>
    public void CleanUp() => compressor.CleanUp();

    /// <summary>Compresses a file.</summary>
    /// <returns>What lies there now.</returns>
    public StoredFile Compress(StoredFile file)
    {
        var now = compressor.Compress(file, jobs.Stopping);
        if (compressor.HasFailed && !IsFailing) TryLater();
        return now;
    }

    /// <summary>Compresses all files that are left.</summary>
    /// <returns>Those that are compressed now.</returns>
    public IReadOnlyList<StoredFile> CompressAll(IEnumerable<StoredFile> files)
    {
        compressor.BeginTry();
        var done = files.Select(file => compressor.Compress(file, jobs.Stopping)).Where(file => file.Compressed).ToList();
        if (compressor.HasFailed) TryLater();
        else _retry.Succeeded();
        compressor.EndTry();
        return done;
    }

    /// <summary>Notes that nothing can be compressed for now.</summary>
    /// <param name="path">What could not be opened or written.</param>
    /// <param name="why">Why not.</param>
    public void Failed(string path, Exception why)
    {
        compressor.Failed(path, why);
        TryLater();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timer?.Dispose();
        }
    }

    void TryLater()
    {
        _retry.Failed();
        lock (_gate)
        {
            if (_disposed) return;
            _timer ??= clock.CreateTimer(_ => TryAgain(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(_retry.Wait, Timeout.InfiniteTimeSpan);
        }
    }

    void TryAgain()
    {
        if (Again is { } again) jobs.Enqueue(again);
    }
}
