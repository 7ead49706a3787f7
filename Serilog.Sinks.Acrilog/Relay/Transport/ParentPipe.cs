using System.IO.Pipes;

namespace Serilog.Sinks.Acrilog.Relay.Transport;

/// <summary>
/// The parent's side of one worker's pipe: the end it reads, and until the worker has it, the inheritable end it hands on.
/// </summary>
sealed class ParentPipe : IDisposable
{
    readonly AnonymousPipeServerStream _pipe = new(PipeDirection.In, HandleInheritability.Inheritable);
    int _released;

    public ParentPipe()
    {
        Handle = _pipe.GetClientHandleAsString();
    }

    /// <summary>The number under which a child process inherits the writing end.</summary>
    public string Handle { get; }

    /// <summary>Whether <see cref="ReadAsync"/> would return at once: with bytes, or with the end of the pipe.</summary>
    public bool CanRead => PipeProbe.CanRead(_pipe.SafePipeHandle);

    /// <summary>Reads what is there, or waits for it; 0 is the end: no process holds the writing end any more.</summary>
    public ValueTask<int> ReadAsync(Memory<byte> space, CancellationToken cancellation) => _pipe.ReadAsync(space, cancellation);

    /// <summary>Closes the parent's copy of the writing end, without which the end of the pipe would never come.</summary>
    public void ReleaseWorkerEnd()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0) _pipe.DisposeLocalCopyOfClientHandle();
    }

    public void Dispose()
    {
        ReleaseWorkerEnd();
        _pipe.Dispose();
    }
}
