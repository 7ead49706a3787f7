using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>What .NET does not offer of Linux' files. The numbers are those of the kernel's <c>asm-generic/fcntl.h</c>, which all
/// 64-bit machines that .NET runs on share.</summary>
static partial class UnixFiles
{
    const int SetFlags = 4;
    const int Append = 0x400;
    const int SetDescriptionLock = 37;
    const short WriteLock = 1;

    // Somewhere no log ever reaches, so that locks that others take on its content are no matter of ours.
    const long LockedByte = 1L << 62;

    static bool Known => OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>Has the system put every write at the end of the file, wherever that is by then. False where it cannot.</summary>
    public static bool TryAppendOnly(SafeFileHandle file)
    {
        if (!Known) return false;
        try
        {
            return SetFileFlags(file, SetFlags, Append) == 0;
        }
        catch (Exception e) when (IsMissing(e))
        {
            return false;
        }
    }

    /// <summary>
    /// Takes the lock of an open file description: it excludes other processes and other handles of this one, ends with the
    /// handle, however the process ends, and no reader meets it.
    /// </summary>
    /// <returns>True when taken, false when somebody else has it, null where there is no such lock.</returns>
    public static bool? TryLock(SafeFileHandle file)
    {
        if (!Known) return null;
        try
        {
            var range = new LockRange { Type = WriteLock, Start = LockedByte, Length = 1 };
            if (SetFileLock(file, SetDescriptionLock, ref range) == 0) return true;
            const int Access = 13, Again = 11;
            return Marshal.GetLastPInvokeError() is Access or Again ? false : null;
        }
        catch (Exception e) when (IsMissing(e))
        {
            return null;
        }
    }

    static bool IsMissing(Exception e) => e is DllNotFoundException or EntryPointNotFoundException;

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int SetFileFlags(SafeFileHandle file, int command, nint flags);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int SetFileLock(SafeFileHandle file, int command, ref LockRange range);

    [StructLayout(LayoutKind.Sequential)]
    struct LockRange
    {
        public short Type;
        public short Whence;
        public long Start;
        public long Length;
        public int ProcessId;
    }
}
