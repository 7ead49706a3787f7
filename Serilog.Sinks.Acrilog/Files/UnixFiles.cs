using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>What .NET does not offer of the files of Linux and other Unix systems. The numbers are those of Linux'
/// <c>asm-generic/fcntl.h</c> and <c>linux/stat.h</c>, which all 64-bit machines that .NET runs on share.</summary>
static partial class UnixFiles
{
    const int SetFlags = 4;
    const int Append = 0x400;
    const int SetDescriptionLock = 37;
    const short WriteLock = 1;
    const int TypeMask = 0xF000;
    const int Pipe = 0x1000;
    const int Folder = 0x4000;
    const int Regular = 0x8000;

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

    /// <summary>Whether <see cref="TryAppendOnly"/> can have succeeded.</summary>
    public static bool CanAppendOnly => Known;

    /// <summary>Writes at the end of a file of which the system knows that it is only appended to; safe from any thread, and two
    /// writes never mix. The handle must stay open meanwhile.</summary>
    /// <returns>How many bytes the system took; 0 if it failed.</returns>
    public static unsafe int AppendTo(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* first = bytes) return (int)Math.Max(0, WriteAt((int)file.DangerousGetHandle(), first, bytes.Length, 0));
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

    /// <summary>Whether a named pipe lies at a path, seen through links; false also where that cannot be asked.</summary>
    public static bool IsPipe(string path) => TypeOf(path) == Pipe;

    /// <summary>Whether something that is neither a file nor a folder lies at a path, seen through links: a pipe or a device, for
    /// example. False also where that cannot be asked.</summary>
    public static bool IsSpecial(string path) => TypeOf(path) is not (null or Folder or Regular);

    /// <summary>Whether an open file belongs to a user who is neither the one that this process acts for nor the system's
    /// administrator. False also where that cannot be asked.</summary>
    public static bool IsOfAnotherUser(SafeFileHandle file)
    {
        const uint Administrator = 0;
        return UnixStatus.Of(file) is { } status && status.Owner != Administrator && status.Owner != UnixStatus.CurrentUser;
    }

    /// <summary>The path of what lies at a path, without links in any of its parts; null if nothing lies there, or where that cannot
    /// be asked.</summary>
    public static string? RealPathOf(string path)
    {
        if (OperatingSystem.IsWindows()) return null;
        try
        {
            var real = RealPath(path, 0);
            if (real == 0) return null;
            try
            {
                return Marshal.PtrToStringUTF8(real);
            }
            finally
            {
                Free(real);
            }
        }
        catch (Exception e) when (IsMissing(e))
        {
            return null;
        }
    }

    static int? TypeOf(string path) => OperatingSystem.IsWindows() ? null : UnixStatus.Of(path)?.Mode & TypeMask;

    static bool IsMissing(Exception e) => e is DllNotFoundException or EntryPointNotFoundException;

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int SetFileFlags(SafeFileHandle file, int command, nint flags);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int SetFileLock(SafeFileHandle file, int command, ref LockRange range);

    [LibraryImport("libc", EntryPoint = "pwrite")]
    private static unsafe partial nint WriteAt(int file, byte* bytes, nint count, long offset);

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint RealPath(string path, nint resolved);

    [LibraryImport("libc", EntryPoint = "free")]
    private static partial void Free(nint memory);

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
