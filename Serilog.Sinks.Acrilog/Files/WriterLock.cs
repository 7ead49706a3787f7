using Microsoft.Win32.SafeHandles;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>Keeps a second writer away from a log file, in this process and in others, and lets every reader in.</summary>
/// <remarks>
/// <para>.NET's own way cannot do it on Unix: of two writers with <see cref="FileShare.Read"/> none is refused, and
/// <see cref="FileShare.None"/> refuses readers that are written in .NET.</para>
/// <para>Windows refuses by the sharing mode of the handle. Linux locks a byte beyond any log's end for the open file. Elsewhere
/// a hidden file beside the log is locked, <c>.app.log.lock</c>, which is deleted with the handle.</para>
/// </remarks>
static class WriterLock
{
    /// <summary>Takes the lock.</summary>
    /// <returns>What gives the lock back; null when it ends with the handle.</returns>
    /// <exception cref="IOException">Somebody else writes to the file.</exception>
    public static IDisposable? Take(SafeFileHandle file, string path)
    {
        if (OperatingSystem.IsWindows()) return null;
        return UnixFiles.TryLock(file) switch
        {
            true => null,
            false => throw new IOException($"{path} is written by another process or another sink."),
            null => TakeBeside(path),
        };
    }

    /// <summary>Locks the hidden file beside a log file.</summary>
    /// <exception cref="IOException">Somebody else has locked it, or it is refused (see <see cref="OwnFiles"/>).</exception>
    public static IDisposable? TakeBeside(string path)
    {
        var name = Path.Combine(Path.GetDirectoryName(path) ?? "", $".{Path.GetFileName(path)}.lock");
        try
        {
            return new LockBeside(name);
        }
        catch (UnauthorizedAccessException)
        {
            // A file that may be written in a folder that may not: better without the lock than without the log.
            return null;
        }
    }
}
