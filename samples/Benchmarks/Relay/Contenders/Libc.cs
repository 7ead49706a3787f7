using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Benchmarks.Relay.Contenders;

/// <summary>What .NET does not offer: that the system puts each write at the end of the file, wherever that is by then.</summary>
static partial class Libc
{
    // asm-generic/fcntl.h
    const int SetFlags = 4;
    const int Append = 0x400;

    public static void AppendOnly(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux()) throw new PlatformNotSupportedException("Only Linux' fcntl is known here.");
        if (SetFileFlags(file, SetFlags, Append) != 0) throw new IOException($"fcntl failed with error {Marshal.GetLastPInvokeError()}.");
    }

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int SetFileFlags(SafeFileHandle file, int command, int flags);
}
