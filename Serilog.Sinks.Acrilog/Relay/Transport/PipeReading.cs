using System.IO.Pipes;

namespace Serilog.Sinks.Acrilog.Relay.Transport;

/// <summary>The one place that knows how each operating system lets a thread wait for what comes by a pipe, and be stopped.</summary>
/// <remarks>One thread reads; any may stop it. On Linux no thread of the pool takes part, as in <see cref="PipeWriting"/>.</remarks>
sealed class PipeReading(PipeStream pipe) : IDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly AnonymousPipeServerStream? _alarm = OperatingSystem.IsLinux() ? new AnonymousPipeServerStream(PipeDirection.Out) : null;

    /// <summary>Reads what is there, or waits for it; 0 is the end: nobody has the other end any more.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public int Read(Memory<byte> space)
    {
        if (_alarm is null) return pipe.ReadAsync(space, _stop.Token).AsTask().GetAwaiter().GetResult();
        PipeProbe.WaitForBytes(pipe.SafePipeHandle, _alarm.ClientSafePipeHandle);
        _stop.Token.ThrowIfCancellationRequested();
        return pipe.Read(space.Span);
    }

    /// <summary>Stops whoever reads, for good; once.</summary>
    public void Stop()
    {
        _stop.Cancel();
        _alarm?.WriteByte(1);
    }

    public void Dispose()
    {
        _stop.Dispose();
        _alarm?.Dispose();
    }
}
