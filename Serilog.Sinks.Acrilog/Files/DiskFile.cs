using Microsoft.Win32.SafeHandles;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>A file of this machine, open for writing; no other process and no other sink writes to it meanwhile.</summary>
/// <remarks>
/// Bytes are appended where the system can append (see <see cref="UnixFiles.TryAppendOnly"/>), so that a file that others cut
/// is gone on with at its new end. Elsewhere they go to the offset given, and on Windows nobody else may write at all.
/// </remarks>
sealed class DiskFile : IDiskFile
{
    const FileShare Share = FileShare.Read | FileShare.Delete;

    readonly string _path;
    readonly SafeFileHandle _handle;
    readonly IDisposable? _lock;
    readonly bool _appends;

    public DiskFile(string path, FileMode how, UnixFileMode? mode)
    {
        _path = path;
        _handle = Open(path, how, mode, out var isNew);
        try
        {
            if (!isNew && mode is { } allowed && (allowed & UnixFileMode.OtherRead) == 0 && UnixFiles.IsOfAnotherUser(_handle))
                throw new IOException($"{path} belongs to another user, who can read it whatever unixFileMode says.");
            _lock = WriterLock.Take(_handle, path);
            _appends = OperatingSystem.IsWindows() || UnixFiles.TryAppendOnly(_handle);
            ConfiguredMode.GiveIfEmpty(_handle, mode, path);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public FileStamp Stamp => new(RandomAccess.GetLength(_handle), System.IO.File.GetLastWriteTimeUtc(_handle), FileIdentity.Of(_handle));

    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        if (!_appends) offset = RandomAccess.GetLength(_handle);
        RandomAccess.Write(_handle, bytes, offset);
    }

    public bool IsSharedByThreads => _appends && UnixFiles.CanAppendOnly;

    public int Append(ReadOnlySpan<byte> bytes) => UnixFiles.AppendTo(_handle, bytes);

    public void Cut(long length)
    {
        if (RandomAccess.GetLength(_handle) > length) RandomAccess.SetLength(_handle, length);
    }

    public void FlushToDisk()
    {
        try
        {
            RandomAccess.FlushToDisk(_handle);
        }
        catch (ObjectDisposedException e)
        {
            throw new IOException($"{_path} was closed meanwhile.", e);
        }
    }

    public void Dispose()
    {
        _handle.Dispose();
        _lock?.Dispose();
    }

    static SafeFileHandle Open(string path, FileMode how, UnixFileMode? mode, out bool isNew)
    {
        for (var tries = 3; ; tries--)
        {
            isNew = false;
            if (how != FileMode.CreateNew && TryOpenFound(path) is { } found) return found;
            if (how == FileMode.Open) throw new FileNotFoundException($"There is no {path}.", path);
            isNew = true;
            // A link that leads nowhere yet: the file is created where it leads to.
            if (how == FileMode.OpenOrCreate && new FileInfo(path).LinkTarget is not null) return Create(path, how, mode);
            try
            {
                return Create(path, FileMode.CreateNew, mode);
            }
            catch (IOException) when (how != FileMode.CreateNew && tries > 1 && Disk.Real.Exists(path))
            {
                // Somebody created it meanwhile.
            }
        }
    }

    /// <summary>Opens what lies at a path for writing, though somebody else may have put it there; null if there is nothing.</summary>
    public static SafeFileHandle? TryOpenFound(string path, FileShare share = Share)
    {
        string? where = null;
        try
        {
            if (!OperatingSystem.IsLinux())
                return UnixFiles.IsPipe(path) ? throw new IOException($"{path} is a pipe, not a file.") : OpenExisting(path, share);
            using var found = FoundFile.At(path);
            if (found is not null && Directory.Exists("/proc/self/fd")) where = found.Path;
            return found is null ? null : OpenExisting(where ?? path, share);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (IOException e) when (where is not null && e.Message.Contains(where, StringComparison.Ordinal))
        {
            // With the path that is known to the reader of the message, as below.
            throw new IOException(e.Message.Replace(where, path, StringComparison.Ordinal), e.HResult);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UnauthorizedAccessException($"Access to the path '{path}' is denied.", e);
        }
    }

    static SafeFileHandle OpenExisting(string path, FileShare share) =>
        System.IO.File.OpenHandle(path, FileMode.Open, FileAccess.Write, share);

    static SafeFileHandle Create(string path, FileMode how, UnixFileMode? mode)
    {
        if (mode is null || OperatingSystem.IsWindows()) return System.IO.File.OpenHandle(path, how, FileAccess.Write, Share);
        return new FileStream(path, new FileStreamOptions
        {
            Mode = how,
            Access = FileAccess.Write,
            Share = Share,
            BufferSize = 0,
            UnixCreateMode = mode.Value | UnixFileMode.UserWrite,
        }).SafeFileHandle;
    }
}
