using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>A file of Linux that was found and is not opened yet: what is checked is what is opened, whatever others put in its place
/// meanwhile. To open a pipe would wait for its other end.</summary>
/// <remarks>A link in a folder that every user may write to is followed only if that cannot be a trap: the folder lets nobody exchange
/// other users' files (sticky bit), and the link belongs to this process' user, the system's administrator or the folder's owner. The
/// system itself has nearly the same rule (<c>protected_symlinks</c>), which may be off, and which does not hold for links that a program
/// reads. Figures are those of Linux' <c>asm-generic/fcntl.h</c>.</remarks>
sealed partial class FoundFile : IDisposable
{
    const int PathOnly = 0x20_0000;
    const int CloseOnExec = 0x8_0000;
    const int NotFound = 2;

    readonly SafeFileHandle _found;

    FoundFile(SafeFileHandle found) => _found = found;

    /// <summary>By which the file itself is opened, and nothing that has its name by then.</summary>
    public string Path => $"/proc/self/fd/{(int)_found.DangerousGetHandle()}";

    /// <summary>Finds a file, seen through links; null if there is none.</summary>
    /// <exception cref="IOException">It is a pipe, lies behind a link that is not to be trusted, or cannot be found out.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not allowed to be.</exception>
    public static FoundFile? At(string path)
    {
        var found = Find(path, OwnFiles.NoFollow);
        if (found is not null && UnixStatus.Of(found) is { IsLink: true } link)
        {
            found.Dispose();
            if (!IsTrusted(link, path))
                throw new IOException($"{path} is a symbolic link that another user made or may exchange, and is not followed.");
            found = Find(path, 0);
        }
        if (found is null) return null;
        if (UnixStatus.Of(found) is not { IsPipe: true }) return new FoundFile(found);
        found.Dispose();
        throw new IOException($"{path} is a pipe, not a file.");
    }

    /// <summary>Whether a link may be followed; true where that cannot be asked.</summary>
    public static bool IsTrustedLink(string path)
    {
        if (!OperatingSystem.IsLinux()) return true;
        using var found = Find(path, OwnFiles.NoFollow);
        return found is null || UnixStatus.Of(found) is not { IsLink: true } link || IsTrusted(link, path);
    }

    public void Dispose() => _found.Dispose();

    static bool IsTrusted(UnixStatus link, string path)
    {
        if (UnixStatus.Of(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!) is not { IsWritableByAll: true } folder) return true;
        return folder.IsSticky && (link.Owner == 0 || link.Owner == folder.Owner || link.Owner == UnixStatus.CurrentUser);
    }

    static SafeFileHandle? Find(string path, int flags)
    {
        var descriptor = Open(path, PathOnly | CloseOnExec | flags);
        if (descriptor >= 0) return new SafeFileHandle(descriptor, ownsHandle: true);
        return Marshal.GetLastPInvokeError() == NotFound ? null : throw SharedAccess.LastError(path);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
