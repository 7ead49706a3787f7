namespace Serilog.Sinks.Acrilog.Files;

/// <summary>The file system of this machine.</summary>
sealed class Disk : IDisk
{
    /// <summary>The only one there is; it has no state.</summary>
    public static readonly Disk Real = new();

    Disk()
    {
    }

    public void CreateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (IOException e) when (LinkToNoFolder(path) is { } link)
        {
            throw new IOException($"{link} is a symbolic link to {new FileInfo(link).LinkTarget}, where there is no folder. Create it, or mount it.", e);
        }
    }

    public IDiskFile Open(string path, UnixFileMode? mode) => new DiskFile(path, FileMode.OpenOrCreate, mode);

    public IDiskFile OpenExisting(string path) => new DiskFile(path, FileMode.Open, mode: null);

    public IDiskFile CreateNew(string path, UnixFileMode? mode) => new DiskFile(path, FileMode.CreateNew, mode);

    public Stream OpenOwn(string path) => OwnFiles.OpenToRead(path);

    public Stream OpenToRead(string path) =>
        new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    public void Move(string from, string to)
    {
        if (OperatingSystem.IsWindows()) System.IO.File.Move(from, to);
        else UnixRename.MoveToFree(from, to);
    }

    public void SetLastWrite(string path, DateTime utc) => System.IO.File.SetLastWriteTimeUtc(path, utc);

    public void Delete(string path)
    {
        if (IsWritten(path)) throw new IOException($"{path} is written by another process or another sink.");
        System.IO.File.Delete(path);
    }

    public FileStamp? Stamp(string path)
    {
        FileSystemInfo? info = new FileInfo(path);
        // .NET counts whatever .. there is in a link from the path given, and the system from the folder that really has the link.
        if (info.LinkTarget is not null)
            info = UnixFiles.RealPathOf(path) is { } real ? new FileInfo(real) : info.ResolveLinkTarget(returnFinalTarget: true);
        return info is FileInfo { Exists: true } file ? new FileStamp(file.Length, file.LastWriteTimeUtc, FileIdentity.Of(path)) : null;
    }

    public bool Exists(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    // What the system says of such a link differs from call to call, and names neither it nor where it leads.
    static string? LinkToNoFolder(string? path)
    {
        while (path is not null && (Directory.Exists(path) || new FileInfo(path).LinkTarget is null)) path = Path.GetDirectoryName(path);
        return path;
    }

    // Asked only where the answer leaves no trace. A link itself is written by nobody.
    static bool IsWritten(string path)
    {
        if (!OperatingSystem.IsLinux() || new FileInfo(path).LinkTarget is not null || UnixFiles.IsSpecial(path)) return false;
        try
        {
            using var handle = DiskFile.TryOpenFound(path, FileShare.ReadWrite | FileShare.Delete);
            return handle is not null && UnixFiles.TryLock(handle) == false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
