using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace Serilog.Sinks.Acrilog.Relay.Transport;

/// <summary>The one place that knows how each operating system is asked whether a pipe holds something to read, and what.</summary>
static partial class PipeProbe
{
    /// <summary>Whether this system can look into a pipe and leave in it what is there.</summary>
    public static bool CanPeek => OperatingSystem.IsWindows() || OperatingSystem.IsLinux();

    /// <summary>Copies the first that a pipe holds, and leaves it there; 0 when it is empty, or is no pipe.</summary>
    public static int Peek(SafeHandle pipe, Span<byte> space)
    {
        if (OperatingSystem.IsWindows())
        {
            uint count = 0, available = 0;
            return Windows.PeekNamedPipe(pipe, space, (uint)space.Length, ref count, ref available, 0) ? (int)count : 0;
        }

        using var copy = new AnonymousPipeServerStream(PipeDirection.In);
        return Unix.Tee(pipe, copy.ClientSafePipeHandle, (nuint)space.Length, Unix.NonBlock) > 0 ? copy.Read(space) : 0;
    }

    /// <summary>Whether a read would return at once: with bytes, or with the end of the pipe.</summary>
    public static bool CanRead(SafeHandle pipe)
    {
        if (OperatingSystem.IsWindows())
        {
            // It fails when the pipe is broken, which a read says at once.
            uint count = 0, available = 0;
            return !Windows.PeekNamedPipe(pipe, [], 0, ref count, ref available, 0) || available > 0;
        }

        return Unix.Poll(pipe, null, Unix.PollIn, 0) != 0;
    }

    /// <summary>Whether it is known that nobody has the other end of a pipe that is read; Windows tells only once it is empty.</summary>
    public static bool IsHungUp(SafeHandle pipe)
    {
        if (!OperatingSystem.IsWindows()) return (Unix.Poll(pipe, null, Unix.PollIn, 0) & Unix.PollHangUp) != 0;
        uint count = 0, available = 0;
        return !Windows.PeekNamedPipe(pipe, [], 0, ref count, ref available, 0);
    }

    /// <summary>Waits until a pipe has room, or nobody reads it any more, but no longer than a time; not on Windows.</summary>
    public static void WaitForRoom(SafeHandle pipe, int milliseconds) => Unix.Poll(pipe, null, Unix.PollOut, milliseconds);

    /// <summary>Waits until there is something to read in one of two pipes, or nobody has its other end any more; not on Windows.</summary>
    public static void WaitForBytes(SafeHandle pipe, SafeHandle other)
    {
        while (Unix.Poll(pipe, other, Unix.PollIn, Timeout.Infinite) == 0)
        {
        }
    }

    static partial class Windows
    {
        [LibraryImport("kernel32.dll")]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static partial bool PeekNamedPipe(SafeHandle pipe, Span<byte> buffer, uint bufferSize, ref uint bytesRead, ref uint available, nint leftInMessage);
    }

    static partial class Unix
    {
        // poll.h: POLLIN, POLLOUT, POLLHUP, the same on Linux and macOS
        public const short PollIn = 1;
        public const short PollOut = 4;
        public const short PollHangUp = 16;

        // poll(2): what is negative is passed over.
        const int NoDescriptor = -1;

        // fcntl.h: SPLICE_F_NONBLOCK; Linux alone
        public const uint NonBlock = 2;

        [LibraryImport("libc", EntryPoint = "tee")]
        public static partial nint Tee(SafeHandle from, SafeHandle to, nuint count, uint flags);

        // What there is at either; 0 when the time is over, or a signal came.
        public static short Poll(SafeHandle pipe, SafeHandle? other, short events, int timeoutMilliseconds)
        {
            bool added = false, otherAdded = false;
            try
            {
                pipe.DangerousAddRef(ref added);
                other?.DangerousAddRef(ref otherAdded);
                Span<PollRequest> requests =
                [
                    new() { Descriptor = (int)pipe.DangerousGetHandle(), Events = events },
                    new() { Descriptor = other is null ? NoDescriptor : (int)other.DangerousGetHandle(), Events = events },
                ];
                var ready = Poll(ref requests[0], (nuint)requests.Length, timeoutMilliseconds);
                return ready > 0 ? (short)(requests[0].Returned | requests[1].Returned) : (short)0;
            }
            finally
            {
                if (added) pipe.DangerousRelease();
                if (otherAdded) other!.DangerousRelease();
            }
        }

        [LibraryImport("libc", EntryPoint = "poll")]
        private static partial int Poll(ref PollRequest request, nuint count, int timeoutMilliseconds);

        [StructLayout(LayoutKind.Sequential)]
        struct PollRequest
        {
            public int Descriptor;
            public short Events;
            public short Returned;
        }
    }
}
