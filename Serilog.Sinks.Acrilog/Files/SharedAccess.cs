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
    const int PermissionDenied = 13;
    const int AccessDenied = 5;

    const uint AppendDataAndSynchronize = 0x0010_0004;
    const uint ShareReadWriteDelete = 7;
    const uint OpenExisting = 3;
    const uint NormalAttributes = 0x80;
    const uint LockFileExclusiveNow = 3;

    // Beyond what the lock file holds, since Windows refuses to read what another handle has locked.
    const uint LockOffset = 0x4000_0000;

    static readonly int AtEnd = OperatingSystem.IsLinux() ? 0x400 : 0x8;

    // So that children which the application starts do not keep our files and locks.
    static readonly int CloseOnExec = OperatingSystem.IsLinux() ? 0x8_0000 : OperatingSystem.IsMacOS() ? 0x100_0000 : 0x10_0000;

    /// <summary>Opens an existing file so that each write goes to its end, wherever that is by then. While it is open,
    /// <see cref="IsOpenElsewhere"/> says so to others.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not allowed to be.</exception>
    public static SafeFileHandle OpenForAppend(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            var file = CreateFile(path, AppendDataAndSynchronize, ShareReadWriteDelete, 0, OpenExisting, NormalAttributes, 0);
            return file.IsInvalid ? throw LastError(path) : file;
        }
        var descriptor = Open(path, WriteOnly | AtEnd | CloseOnExec);
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

    /// <summary>Opens, or creates, the file that processes lock, whoever has locked it.</summary>
    /// <param name="path">Where it lies; the folder must exist.</param>
    /// <param name="mode">Who may do what with the log's files, on Unix; who may write those gets to read and write a new lock
    /// file. Null for the system's default.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not allowed to be.</exception>
    public static SafeFileHandle OpenLockFile(string path, UnixFileMode? mode)
    {
        const FileShare All = FileShare.ReadWrite | FileShare.Delete;
        if (OperatingSystem.IsWindows()) return System.IO.File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, All);
        // .NET takes a shared lock on what it opens, and so fails while another process has ours.
        try
        {
            using var created = System.IO.File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, All);
            if (mode is { } asked) System.IO.File.SetUnixFileMode(created, ReadableWhereWritable(asked));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && System.IO.File.Exists(path))
        {
            // Somebody was first, or the file system knows no modes.
        }
        var descriptor = Open(path, ReadWrite | CloseOnExec);
        return descriptor < 0 ? throw LastError(path) : new SafeFileHandle(descriptor, ownsHandle: true);
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

    // The bit for reading is the one above that for writing.
    static UnixFileMode ReadableWhereWritable(UnixFileMode mode)
    {
        const UnixFileMode Write = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        return mode | (UnixFileMode)((int)(mode & Write) << 1) | UnixFileMode.UserRead | UnixFileMode.UserWrite;
    }

    static Exception LastError(string path)
    {
        var why = new Win32Exception(Marshal.GetLastPInvokeError());
        var message = $"{why.Message} : '{path}'";
        var denied = OperatingSystem.IsWindows() ? why.NativeErrorCode == AccessDenied : why.NativeErrorCode is NotPermitted or PermissionDenied;
        return denied ? new UnauthorizedAccessException(message, why) : new IOException(message, why);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static unsafe partial nint Write(SafeFileHandle file, byte* bytes, nuint count);

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
