using System.Runtime.InteropServices;

namespace Serilog.Sinks.Acrilog.Relay.Transport;

/// <summary>The one place that knows how a pipe is told to hold more than the system gives it.</summary>
static partial class PipeCapacity
{
    // Linux gives a pipe 64 KiB (pipe(7)), so little that a busy worker and its parent wake each other for each of them. All pipes of a
    // user may have 64 MiB together (pipe-user-pages-soft) before new ones become small ones. Other systems give less.

    /// <summary>The most that a worker's pipe holds, unless the worker has enlarged it.</summary>
    public const int Bytes = 256 * 1024;

    /// <summary>Lets a pipe hold more, where that can be asked for; it works as well if not.</summary>
    public static void Enlarge(SafeHandle pipe)
    {
        if (OperatingSystem.IsLinux() && Environment.Is64BitProcess) _ = Linux.Control(pipe, Linux.SetPipeSize, Bytes);
    }

    /// <summary>The most that a pipe holds, whoever has enlarged it.</summary>
    public static int Of(SafeHandle pipe) =>
        OperatingSystem.IsLinux() && Environment.Is64BitProcess ? Math.Max(Bytes, Linux.Control(pipe, Linux.GetPipeSize, 0)) : Bytes;

    static partial class Linux
    {
        // linux/fcntl.h: F_SETPIPE_SZ
        public const int SetPipeSize = 1031;

        // linux/fcntl.h: F_GETPIPE_SZ
        public const int GetPipeSize = 1032;

        [LibraryImport("libc", EntryPoint = "fcntl")]
        public static partial int Control(SafeHandle pipe, int command, nint bytes);
    }
}
