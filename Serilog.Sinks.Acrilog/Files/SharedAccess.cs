using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>What systems do differently where several processes use one file; nothing else in the library depends on the
/// system for it.</summary>
/// <remarks>
/// <para>.NET's <see cref="FileMode.Append"/> seeks to the end and writes there, so two processes overwrite each other. Here
/// the system itself appends: O_APPEND on Unix, an access right of FILE_APPEND_DATA alone on Windows. Both hold on local disks,
/// not on network file systems.</para>
/// <para>Figures are from the headers of Linux (x86, ARM), macOS and FreeBSD, and from the Windows SDK. Locks on Unix are those
/// of flock, which .NET uses too: they belong to the opened file and end with its last process.</para>
/// </remarks>
static partial class SharedAccess
{
    const int WriteOnly = 1;
    const int ReadWrite = 2;
    const int LockShared = 1;
    const int LockExclusive = 2;
    const int LockNonBlocking = 4;
    const int LockUnlock = 8;
    const int InterruptedError = 4;
    const int NotPermitted = 1;
    const int NotFound = 2;
    const int PermissionDenied = 13;
    const int AccessDenied = 5;

    const uint AppendReadAndSynchronize = 0x0010_0005;
    const uint ShareReadWriteDelete = 7;
    const uint OpenExisting = 3;
    const uint NormalAttributes = 0x80;
    const uint LockFileExclusiveNow = 3;

    // Beyond what the lock file holds, since Windows refuses to read what another handle has locked.
    const uint LockOffset = 0x4000_0000;

    static readonly int AtEnd = OperatingSystem.IsLinux() ? 0x400 : 0x8;

    // So that children which the application starts do not keep our files and locks.
    static readonly int CloseOnExec = OperatingSystem.IsLinux() ? 0x8_0000 : OperatingSystem.IsMacOS() ? 0x100_0000 : 0x10_0000;

    /// <summary>Opens an existing file so that each write goes to its end, wherever that is by then, and its end can be read, if this
    /// process may read it. While it is open, <see cref="IsOpenElsewhere"/> says so to others.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not allowed to be.</exception>
    public static SafeFileHandle OpenForAppend(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            var file = CreateFile(path, AppendReadAndSynchronize, ShareReadWriteDelete, 0, OpenExisting, NormalAttributes, 0);
            return file.IsInvalid ? throw LastError(path) : file;
        }
        using var found = OperatingSystem.IsLinux() && Directory.Exists("/proc/self/fd") ? FoundFile.At(path) : null;
        var where = found?.Path ?? path;
        var descriptor = Open(where, ReadWrite | AtEnd | CloseOnExec);
        if (descriptor < 0 && Marshal.GetLastPInvokeError() == PermissionDenied) descriptor = Open(where, WriteOnly | AtEnd | CloseOnExec);
        if (descriptor < 0) throw LastError(path);
        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (Flock(handle, LockShared | LockNonBlocking) == 0) return handle;
        var error = LastError(path);
        handle.Dispose();
        throw error;
    }

    /// <summary>Appends bytes with one call to the system; how many of them it took.</summary>
    /// <exception cref="IOException">It took none.</exception>
    public static unsafe int Append(SafeFileHandle file, ReadOnlySpan<byte> bytes, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            RandomAccess.Write(file, bytes, 0);
            return bytes.Length;
        }
        fixed (byte* first = bytes)
        {
            while (true)
            {
                var taken = Write(file, first, (nuint)bytes.Length);
                if (taken >= 0) return (int)taken;
                if (Marshal.GetLastPInvokeError() != InterruptedError) throw LastError(path);
            }
        }
    }

    /// <summary>Returns after the writes that are under way now, where the system can tell; no write is in part in the file then that goes
    /// on later.</summary>
    public static void AwaitWrites(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess) return;
        const int KeepSize = 1;
        // Changes nothing, but excludes writes, as linux/fs/*/file.c have it.
        _ = Allocate(file, KeepSize, 0, 1);
    }

    /// <summary>Whether any process has the file open, this one included; false if there is no such file.</summary>
    public static bool IsOpenElsewhere(string path)
    {
        try
        {
            System.IO.File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Takes the lock of a lock file unless another handle has it.</summary>
    public static unsafe bool TryLock(SafeFileHandle file)
    {
        if (!OperatingSystem.IsWindows()) return Flock(file, LockExclusive | LockNonBlocking) == 0;
        var place = new NativeOverlapped { OffsetLow = (int)LockOffset };
        return LockFile(file, LockFileExclusiveNow, 0, 1, 0, &place);
    }

    /// <summary>Gives the lock back.</summary>
    public static unsafe void Unlock(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
        {
            var place = new NativeOverlapped { OffsetLow = (int)LockOffset };
            UnlockFile(file, 0, 1, 0, &place);
        }
        else
        {
            _ = Flock(file, LockUnlock);
        }
    }

    /// <summary>What the last call to the system failed with, for a file.</summary>
    public static Exception LastError(string path)
    {
        var why = new Win32Exception(Marshal.GetLastPInvokeError());
        var message = $"{why.Message} : '{path}'";
        var denied = OperatingSystem.IsWindows() ? why.NativeErrorCode == AccessDenied : why.NativeErrorCode is NotPermitted or PermissionDenied;
        return denied ? new UnauthorizedAccessException(message, why)
            : why.NativeErrorCode == NotFound ? new FileNotFoundException(message, path, why)
            : new IOException(message, why);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static unsafe partial nint Write(SafeFileHandle file, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "fallocate")]
    private static partial int Allocate(SafeFileHandle file, int mode, long offset, long length);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Flock(SafeFileHandle file, int operation);

    [LibraryImport("kernel32", EntryPoint = "CreateFileW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    private static partial SafeFileHandle CreateFile(
        string path, uint access, uint share, nint security, uint disposition, uint attributes, nint template);

    [LibraryImport("kernel32", EntryPoint = "LockFileEx", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool LockFile(SafeFileHandle file, uint flags, uint reserved, uint low, uint high, NativeOverlapped* place);

    [LibraryImport("kernel32", EntryPoint = "UnlockFileEx", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool UnlockFile(SafeFileHandle file, uint reserved, uint low, uint high, NativeOverlapped* place);
}
