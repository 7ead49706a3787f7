using System.Buffers;
using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Worker;

/// <summary>What was written to the pipe and is perhaps not in the parent's log yet: a pipe that breaks takes its content with it.</summary>
/// <remarks>Not thread-safe.</remarks>
sealed class SentFrames
{
    // A parent is done with what it has read before it reads on. So it has at most a reader's buffer before it, and a pipe.
    const long EnoughBytes = WireLimits.MaxFrameBytes + PipeCapacity.Bytes;

    readonly Queue<(byte[] Bytes, int Length, long Last)> _blocks = new();
    long _bytes;

    /// <summary>Keeps whole frames that are in the pipe now, and forgets what the parent is surely done with.</summary>
    /// <param name="frames">Them.</param>
    /// <param name="last">The number of the last one.</param>
    /// <param name="acknowledged">The number up to which the parent has said that it has them.</param>
    public void Add(ReadOnlySpan<byte> frames, long last, long acknowledged)
    {
        while (_blocks.TryPeek(out var oldest) && (oldest.Last <= acknowledged || _bytes - oldest.Length > EnoughBytes)) Forget(_blocks.Dequeue());
        var copy = ArrayPool<byte>.Shared.Rent(frames.Length);
        frames.CopyTo(copy);
        _blocks.Enqueue((copy, frames.Length, last));
        _bytes += frames.Length;
    }

    /// <summary>Hands out all, oldest first, and forgets it.</summary>
    public void TakeAll(Action<ReadOnlyMemory<byte>> handle)
    {
        while (_blocks.TryDequeue(out var block))
        {
            handle(block.Bytes.AsMemory(0, block.Length));
            Forget(block);
        }
    }

    void Forget((byte[] Bytes, int Length, long Last) block)
    {
        _bytes -= block.Length;
        ArrayPool<byte>.Shared.Return(block.Bytes);
    }
}
