using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>What Linux and macOS know of a file beside its content.</summary>
/// <remarks>The offsets are those of <c>struct statx</c> in <c>linux/stat.h</c>, the same on all machines, and of macOS'
/// <c>struct stat</c> with 64-bit inodes in <c>sys/stat.h</c>.</remarks>
/// <param name="Identity">Which file it is.</param>
/// <param name="Mode">Type and permissions.</param>
/// <param name="Owner">The number of the user who owns it.</param>
/// <param name="Links">How many names it has.</param>
readonly partial record struct UnixStatus(FileIdentity Identity, int Mode, uint Owner, uint Links)
{
    const int StatusBytes = 256;

    /// <summary>Whether it is a regular file: no folder, link, pipe or device.</summary>
    public bool IsRegular => (Mode & 0xF000) == 0x8000;

    public bool IsLink => (Mode & 0xF000) == 0xA000;

    public bool IsPipe => (Mode & 0xF000) == 0x1000;

    /// <summary>Whether only the owner of what is in the folder, and its own, may delete or exchange that.</summary>
    public bool IsSticky => (Mode & 0x200) != 0;

    /// <summary>Whether every user may write to it, or create files in it.</summary>
    public bool IsWritableByAll => (Mode & 2) != 0;

    /// <summary>The number of the user this process acts for.</summary>
    public static uint CurrentUser => EffectiveUser();

    /// <summary>Of an open file; null where that cannot be asked.</summary>
    public static unsafe UnixStatus? Of(SafeFileHandle file)
    {
        const int ItselfIfEmpty = 0x1000;
        var added = false;
        try
        {
            file.DangerousAddRef(ref added);
            var status = stackalloc byte[StatusBytes];
            var descriptor = (int)file.DangerousGetHandle();
            if (OperatingSystem.IsLinux()) return StatusAt(descriptor, "", ItselfIfEmpty, BasicStatus, status) == 0 ? FromLinux(status) : null;
            if (!OperatingSystem.IsMacOS()) return null;
            return (IsArm ? StatusOfArm(descriptor, status) : StatusOf(descriptor, status)) == 0 ? FromMac(status) : null;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
        finally
        {
            if (added) file.DangerousRelease();
        }
    }

    /// <summary>Of what a path leads to, through links; null if it leads nowhere, or where that cannot be asked.</summary>
    public static unsafe UnixStatus? Of(string path)
    {
        const int CurrentFolder = -100;
        try
        {
            var status = stackalloc byte[StatusBytes];
            if (OperatingSystem.IsLinux()) return StatusAt(CurrentFolder, path, 0, BasicStatus, status) == 0 ? FromLinux(status) : null;
            if (!OperatingSystem.IsMacOS()) return null;
            return (IsArm ? StatusOfArm(path, status) : StatusOf(path, status)) == 0 ? FromMac(status) : null;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    const uint BasicStatus = 0x7FF;

    // Its functions have no other name for 64-bit inodes, since there were never any others.
    static bool IsArm => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    static unsafe UnixStatus FromLinux(byte* status) => new(
        new FileIdentity((ulong)*(uint*)(status + 136) << 32 | *(uint*)(status + 140), *(ulong*)(status + 32)),
        *(ushort*)(status + 28), *(uint*)(status + 20), *(uint*)(status + 16));

    static unsafe UnixStatus FromMac(byte* status) => new(
        new FileIdentity(*(uint*)status, *(ulong*)(status + 8)), *(ushort*)(status + 4), *(uint*)(status + 16), *(ushort*)(status + 6));

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int StatusAt(int folder, string path, int flags, uint wanted, byte* status);

    [LibraryImport("libc", EntryPoint = "fstat")]
    private static unsafe partial int StatusOfArm(int file, byte* status);

    [LibraryImport("libc", EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int StatusOfArm(string path, byte* status);

    [LibraryImport("libc", EntryPoint = "fstat$INODE64")]
    private static unsafe partial int StatusOf(int file, byte* status);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int StatusOf(string path, byte* status);
}
