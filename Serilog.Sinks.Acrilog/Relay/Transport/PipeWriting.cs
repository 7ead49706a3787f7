using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace Serilog.Sinks.Acrilog.Relay.Transport;

/// <summary>The one place that knows how each operating system lets a thread wait for room in a pipe, and give up.</summary>
static partial class PipeWriting
{
    // How soon a call ends that is given up; the pipe's room wakes it at once.
    const int MillisecondsBetweenLooks = 50;

    /// <summary>Makes a pipe ready for <see cref="Write"/>.</summary>
    public static void Prepare(PipeStream pipe)
    {
        if (OperatingSystem.IsLinux()) Linux.StopBlocking(pipe.SafePipeHandle);
    }

    /// <summary>Writes all bytes, and waits while the pipe is full.</summary>
    /// <remarks>On Linux in the calling thread alone: a program whose thread pool is busy still gets its events out. Elsewhere what
    /// follows a wait is run by the pool, since there a blocked write of a thread cannot be given up.</remarks>
    /// <exception cref="IOException">Nobody has the other end any more.</exception>
    /// <exception cref="OperationCanceledException">It was given up; a part may be written.</exception>
    public static void Write(PipeStream pipe, ReadOnlyMemory<byte> bytes, CancellationToken giveUp)
    {
        if (OperatingSystem.IsLinux()) WriteAndPoll(pipe.SafePipeHandle, bytes.Span, giveUp);
        else pipe.WriteAsync(bytes, giveUp).AsTask().GetAwaiter().GetResult();
    }

    static void WriteAndPoll(SafeHandle pipe, ReadOnlySpan<byte> bytes, CancellationToken giveUp)
    {
        while (!bytes.IsEmpty)
        {
            giveUp.ThrowIfCancellationRequested();
            var written = Linux.Write(pipe, bytes, (nuint)bytes.Length);
            if (written >= 0) bytes = bytes[(int)written..];
            else if (Marshal.GetLastPInvokeError() is var error && error == Linux.TryAgain) PipeProbe.WaitForRoom(pipe, MillisecondsBetweenLooks);
            else if (error != Linux.Interrupted) throw new IOException(Marshal.GetPInvokeErrorMessage(error));
        }
    }

    static partial class Linux
    {
        // errno-base.h: EINTR, EAGAIN
        public const int Interrupted = 4;
        public const int TryAgain = 11;

        // asm-generic/fcntl.h: F_GETFL, F_SETFL, O_NONBLOCK
        const int GetFlags = 3;
        const int SetFlags = 4;
        const int NonBlocking = 0x800;

        public static void StopBlocking(SafeHandle pipe)
        {
            if (Control(pipe, GetFlags, 0) is >= 0 and var flags) _ = Control(pipe, SetFlags, flags | NonBlocking);
        }

        [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
        public static partial nint Write(SafeHandle pipe, ReadOnlySpan<byte> bytes, nuint count);

        [LibraryImport("libc", EntryPoint = "fcntl")]
        private static partial int Control(SafeHandle pipe, int command, nint argument);
    }
}
