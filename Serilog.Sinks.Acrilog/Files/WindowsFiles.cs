using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>What .NET does not offer of the files of Windows. The numbers are those of the Windows SDK.</summary>
static partial class WindowsFiles
{
    const uint ReadAndWrite = 0xC000_0000;
    const uint ReadOnly = 0x8000_0000;
    const uint NoAccess = 0;
    const uint ShareReadWriteDelete = 7;
    const uint OpenExisting = 3;
    const uint OpenOrCreate = 4;
    const uint LinkItself = 0x0020_0000;
    const uint FoldersToo = 0x0200_0000;
    const int FileIdInfo = 18;
    const int FileIdInfoBytes = 24;

    /// <summary>Of an open file; null where the file system does not say.</summary>
    public static unsafe FileIdentity? IdentityOf(SafeFileHandle file)
    {
        var info = stackalloc byte[FileIdInfoBytes];
        if (!GetFileInformation(file, FileIdInfo, info, FileIdInfoBytes)) return null;
        return new FileIdentity(*(ulong*)info, new UInt128(*(ulong*)(info + 16), *(ulong*)(info + 8)));
    }

    /// <summary>Of what a path leads to, through links; null if it leads nowhere, or where the file system does not say.</summary>
    public static FileIdentity? IdentityOf(string path)
    {
        using var file = CreateFile(path, NoAccess, ShareReadWriteDelete, 0, OpenExisting, FoldersToo, 0);
        return file.IsInvalid ? null : IdentityOf(file);
    }

    /// <summary>Opens, or creates, a file to read and write it; of a link the link itself. Invalid if that failed.</summary>
    public static SafeFileHandle OpenUnfollowed(string path) =>
        CreateFile(path, ReadAndWrite, ShareReadWriteDelete, 0, OpenOrCreate, LinkItself, 0);

    /// <summary>Opens a file to read it; of a link the link itself. Invalid if that failed.</summary>
    public static SafeFileHandle OpenUnfollowedToRead(string path) =>
        CreateFile(path, ReadOnly, ShareReadWriteDelete, 0, OpenExisting, LinkItself, 0);

    [LibraryImport("kernel32", EntryPoint = "CreateFileW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial SafeFileHandle CreateFile(
        string path, uint access, uint share, nint security, uint disposition, uint attributes, nint template);

    [LibraryImport("kernel32", EntryPoint = "GetFileInformationByHandleEx", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool GetFileInformation(SafeFileHandle file, int kind, byte* info, int bytes);
}
