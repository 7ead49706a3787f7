using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>Opens the files that the sink itself keeps beside a log under names that everybody can guess. No link is followed, and
/// what somebody else may have put there is refused.</summary>
/// <remarks>
/// <para>What is checked is the opened file, so that nobody can exchange it after the check. Refused are links and everything that is
/// no regular file; in a folder that every user may write to also a file that belongs neither to this process' user, nor to the
/// system's administrator, nor to the folder's owner, and one that has a second name somewhere.</para>
/// <para>Figures are from the headers of Linux (x86, ARM, POWER), macOS and FreeBSD.</para>
/// </remarks>
static partial class OwnFiles
{
    const int ReadOnly = 0;
    const int ReadWrite = 2;
    const int NotFound = 2;

    static readonly int CloseOnExec = OperatingSystem.IsLinux() ? 0x8_0000 : OperatingSystem.IsMacOS() ? 0x100_0000 : 0x10_0000;

    // The opening of a pipe would wait for its other end.
    static readonly int NonBlocking = OperatingSystem.IsLinux() ? 0x800 : 0x4;

    /// <summary>Says that the last part of a path is not followed if it is a link.</summary>
    public static readonly int NoFollow = !OperatingSystem.IsLinux() ? 0x100
        : RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 or Architecture.Armv6 or Architecture.Ppc64le ? 0x8000
        : 0x2_0000;

    /// <summary>Opens, or creates, the file that processes lock, whoever has locked it.</summary>
    /// <param name="path">Where it lies; the folder must exist.</param>
    /// <param name="mode">Who may do what with the log's files, on Unix; who may write those may read and write a new lock file, and
    /// nobody else, since who may open a file may lock it. Null for the system's default.</param>
    /// <exception cref="IOException">The file cannot be opened, or is refused.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not allowed to be opened.</exception>
    public static SafeFileHandle OpenLockFile(string path, UnixFileMode? mode)
    {
        if (OperatingSystem.IsWindows())
        {
            var file = WindowsFiles.OpenUnfollowed(path);
            return Checked(file.IsInvalid ? throw LastError(path) : file, path);
        }
        for (var tries = 3; ; tries--)
        {
            var descriptor = Open(path, ReadWrite | CloseOnExec | NoFollow | NonBlocking);
            if (descriptor >= 0) return Checked(new SafeFileHandle(descriptor, ownsHandle: true), path);
            if (Marshal.GetLastPInvokeError() != NotFound || tries == 0) throw LastError(path);
            CreateLockFile(path, mode);
        }
    }

    /// <summary>Opens a file of the log to read it.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="IOException">The file cannot be opened, or is refused.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not allowed to be opened.</exception>
    public static FileStream OpenToRead(string path)
    {
        SafeFileHandle file;
        if (OperatingSystem.IsWindows())
        {
            file = WindowsFiles.OpenUnfollowedToRead(path);
            if (file.IsInvalid) throw LastError(path);
        }
        else
        {
            var descriptor = Open(path, ReadOnly | CloseOnExec | NoFollow | NonBlocking);
            if (descriptor < 0) throw LastError(path);
            file = new SafeFileHandle(descriptor, ownsHandle: true);
        }
        return new FileStream(Checked(file, path), FileAccess.Read);
    }

    static void CreateLockFile(string path, UnixFileMode? mode)
    {
        const UnixFileMode Write = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (OperatingSystem.IsWindows()) return;
        try
        {
            using var created = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite | FileShare.Delete,
                BufferSize = 0,
                // Nobody who may not write it can read it, not even before its mode is set; the system takes its mask from this.
                UnixCreateMode = Owner | (mode ?? Write) & Write,
            });
            var writers = (mode ?? System.IO.File.GetUnixFileMode(created.SafeFileHandle)) & Write;
            // The bit for reading is the one above that for writing.
            System.IO.File.SetUnixFileMode(created.SafeFileHandle, Owner | writers | (UnixFileMode)((int)writers << 1));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && Disk.Real.Exists(path))
        {
            // Somebody was first, or the file system knows no modes.
        }
    }

    static SafeFileHandle Checked(SafeFileHandle file, string path)
    {
        try
        {
            return FlawOf(file, path) is { } flaw ? throw Refused(path, flaw) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    static string? FlawOf(SafeFileHandle file, string path)
    {
        const string ToAll = "every user may write to its folder";
        if (OperatingSystem.IsWindows())
            return (System.IO.File.GetAttributes(file) & FileAttributes.ReparsePoint) != 0 ? "is a symbolic link" : null;
        if (UnixStatus.Of(file) is not { } status) return null;
        if (!status.IsRegular) return "is no regular file";
        if (UnixStatus.Of(Path.GetDirectoryName(Path.GetFullPath(path))!) is not { IsWritableByAll: true } folder) return null;
        if (status.Owner != 0 && status.Owner != folder.Owner && status.Owner != UnixStatus.CurrentUser)
            return $"belongs to user {status.Owner}, and {ToAll}";
        return status.Links > 1 ? $"has {status.Links} names (hard links), and {ToAll}" : null;
    }

    // What a link is opened with differs from system to system.
    static Exception LastError(string path)
    {
        var error = SharedAccess.LastError(path);
        return new FileInfo(path).LinkTarget is null ? error : Refused(path, "is a symbolic link");
    }

    static IOException Refused(string path, string flaw) =>
        new($"{path} {flaw}, so the sink does not use it. Delete it, or log to a folder that only trusted users may write to.");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
