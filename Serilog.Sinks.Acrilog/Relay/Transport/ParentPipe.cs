using System.Globalization;
using System.IO.Pipes;

namespace Serilog.Sinks.Acrilog.Relay.Transport;

/// <summary>
/// The parent's side of one worker's pipes: the end it reads events from, the end it writes control frames to, and until the
/// worker has them, the inheritable ends it hands on.
/// </summary>
sealed class ParentPipe : IDisposable
{
    readonly AnonymousPipeServerStream _events = new(PipeDirection.In, HandleInheritability.Inheritable);
    readonly AnonymousPipeServerStream _control = new(PipeDirection.Out, HandleInheritability.Inheritable);
    int _released;

    public ParentPipe()
    {
        Handles = new PipeHandles(HandleOf(_events), HandleOf(_control));
        PipeCapacity.Enlarge(_events.SafePipeHandle);
    }

    /// <summary>The numbers under which a child process inherits its ends.</summary>
    public PipeHandles Handles { get; }

    /// <summary>Whether <see cref="ReadAsync"/> would return at once: with bytes, or with the end of the pipe.</summary>
    public bool CanRead => PipeProbe.CanRead(_events.SafePipeHandle);

    /// <summary>The most bytes that can have been written and not read.</summary>
    public int Capacity => PipeCapacity.Of(_events.SafePipeHandle);

    /// <summary>Whether it is known that nobody can write any more, though there may be something left to read.</summary>
    public bool IsHungUp => PipeProbe.IsHungUp(_events.SafePipeHandle);

    /// <summary>Reads what is there, or waits for it; 0 is the end: no process holds the writing end any more.</summary>
    public ValueTask<int> ReadAsync(Memory<byte> space, CancellationToken cancellation) => _events.ReadAsync(space, cancellation);

    /// <summary>Writes to the worker; waits while its pipe is full.</summary>
    /// <exception cref="IOException">The worker is gone.</exception>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> control, CancellationToken cancellation) => _control.WriteAsync(control, cancellation);

    /// <summary>Writes the first to be found in the control pipe, which is empty and has room for it.</summary>
    public void Welcome(ReadOnlySpan<byte> control) => _control.Write(control);

    /// <summary>Closes the parent's copies of the worker's ends, without which the end of the pipe would never come.</summary>
    public void ReleaseWorkerEnd()
    {
        if (Interlocked.Exchange(ref _released, 1) != 0) return;
        _events.DisposeLocalCopyOfClientHandle();
        _control.DisposeLocalCopyOfClientHandle();
    }

    public void Dispose()
    {
        ReleaseWorkerEnd();
        _events.Dispose();
        _control.Dispose();
    }

    static long HandleOf(AnonymousPipeServerStream pipe) => long.Parse(pipe.GetClientHandleAsString(), CultureInfo.InvariantCulture);
}
