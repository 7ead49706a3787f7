using System.Runtime.InteropServices;

namespace Serilog.Sinks.Acrilog.Relay.Transport;

/// <summary>The one place that knows how each operating system is told not to hand a handle on to child processes.</summary>
static partial class HandleInheritance
{
    /// <summary>Keeps <paramref name="handle"/> from the processes that this one starts from now on.</summary>
    /// <remarks>
    /// Without this the children of a worker would hold the worker's pipe open after its end.
    /// A failure is no reason not to log: the parent also watches the worker's process.
    /// </remarks>
    public static void Stop(SafeHandle handle)
    {
        if (OperatingSystem.IsWindows()) Windows.SetHandleInformation(handle, Windows.HandleFlagInherit, 0);
        else if (OperatingSystem.IsLinux()) Unix.Ioctl(handle, Unix.CloseOnExecLinux);
        else if (OperatingSystem.IsMacOS()) Unix.Ioctl(handle, Unix.CloseOnExecMacOS);
    }

    static partial class Windows
    {
        // winbase.h: HANDLE_FLAG_INHERIT
        public const uint HandleFlagInherit = 1;

        [LibraryImport("kernel32.dll")]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static partial bool SetHandleInformation(SafeHandle handle, uint mask, uint flags);
    }

    // ioctl(FIOCLEX) and not fcntl(F_SETFD): its argument list is variadic too, but the request takes no third argument,
    // which Apple's arm64 calling convention would pass elsewhere than a fixed signature does.
    static partial class Unix
    {
        // asm-generic/ioctls.h (x86, arm, riscv): FIOCLEX
        public const nuint CloseOnExecLinux = 0x5451;

        // sys/filio.h: FIOCLEX = _IO('f', 1)
        public const nuint CloseOnExecMacOS = 0x20006601;

        [LibraryImport("libc", EntryPoint = "ioctl")]
        public static partial int Ioctl(SafeHandle descriptor, nuint request);
    }
}
