using System.Runtime.InteropServices;

namespace Serilog.Sinks.Acrilog.Relay.Transport;

/// <summary>The one place that knows how each operating system is asked whether a pipe holds something to read.</summary>
static partial class PipeProbe
{
    /// <summary>Whether a read would return at once: with bytes, or with the end of the pipe.</summary>
    public static bool CanRead(SafeHandle pipe)
    {
        if (OperatingSystem.IsWindows())
        {
            // It fails when the pipe is broken, which a read says at once.
            uint available = 0;
            return !Windows.PeekNamedPipe(pipe, 0, 0, 0, ref available, 0) || available > 0;
        }

        var added = false;
        try
        {
            pipe.DangerousAddRef(ref added);
            var poll = new Unix.PollRequest { Descriptor = (int)pipe.DangerousGetHandle(), Events = Unix.PollIn };
            return Unix.Poll(ref poll, 1, 0) > 0;
        }
        finally
        {
            if (added) pipe.DangerousRelease();
        }
    }

    static partial class Windows
    {
        [LibraryImport("kernel32.dll")]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static partial bool PeekNamedPipe(SafeHandle pipe, nint buffer, uint bufferSize, nint bytesRead, ref uint available, nint leftInMessage);
    }

    static partial class Unix
    {
        // poll.h: POLLIN, the same on Linux and macOS
        public const short PollIn = 1;

        [LibraryImport("libc", EntryPoint = "poll")]
        public static partial int Poll(ref PollRequest request, nuint count, int timeoutMilliseconds);

        [StructLayout(LayoutKind.Sequential)]
        public struct PollRequest
        {
            public int Descriptor;
            public short Events;
            public short Returned;
        }
    }
}
