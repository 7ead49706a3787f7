using Microsoft.Win32.SafeHandles;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>A locked file that lies beside a log only while it is locked.</summary>
sealed class LockBeside : IDisposable
{
    readonly string _path;
    readonly SafeFileHandle _file;

    /// <exception cref="IOException">Somebody else has locked it, or it cannot be opened or is refused.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not allowed to be created or opened.</exception>
    public LockBeside(string path)
    {
        (_path, _file) = (path, OwnFiles.OpenLockFile(path, mode: null));
        // Who had it before may have deleted it between the opening and the locking.
        if (SharedAccess.TryLock(_file) && FileIdentity.IsAt(path, _file)) return;
        _file.Dispose();
        throw new IOException($"{path} is locked by another process or another sink.");
    }

    public void Dispose()
    {
        if (_file.IsClosed) return;
        try
        {
            System.IO.File.Delete(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays, unlocked.
        }
        _file.Dispose();
    }
}
