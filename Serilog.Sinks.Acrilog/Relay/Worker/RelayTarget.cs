using Serilog.Core;
using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Worker;

/// <summary>
/// Writes blocks of frames to the pipe. When the parent is gone, the events of the block that could not be written and
/// of all later ones go to the fallback instead: a dead parent costs its worker nothing but the parent's file.
/// </summary>
sealed class RelayTarget(Stream pipe, ILogEventSink fallback, CancellationToken giveUp) : IRecordTarget
{
    readonly EventDecoder _decoder = new();
    bool _parentIsGone;

    public void Write(RecordBlock block)
    {
        var bytes = block.Bytes;
        if (!_parentIsGone)
        {
            try
            {
                WriteToPipe(bytes);
                return;
            }
            catch (Exception ex) when (ex is IOException or ObjectDisposedException or OperationCanceledException)
            {
                _parentIsGone = true;
                Failures.Report("The relay to the parent is broken; events go to standard error: {0}", ex);
                StandardErrorSink.Say(ex is OperationCanceledException
                    ? "the parent did not read in time; what it has not read follows here."
                    : $"the parent no longer reads ({ex.Message}); events follow here.");
            }
        }

        WriteToFallback(bytes.Span);
    }

    // Asynchronous, because a blocked synchronous write to a pipe cannot be given up.
    void WriteToPipe(ReadOnlyMemory<byte> block)
    {
        var write = pipe.WriteAsync(block, giveUp);
        if (write.IsCompletedSuccessfully) return;
        write.AsTask().GetAwaiter().GetResult();
    }

    void WriteToFallback(ReadOnlySpan<byte> block)
    {
        var frames = new FrameReader(expectPreamble: false);
        while (!block.IsEmpty)
        {
            var space = frames.Space().Span;
            var count = Math.Min(space.Length, block.Length);
            block[..count].CopyTo(space);
            block = block[count..];
            frames.Advance(count);
            while (frames.TryRead(out var frame)) WriteToFallback(frame);
        }
    }

    void WriteToFallback(Frame frame)
    {
        if (frame.Type == FrameType.Event) fallback.Emit(_decoder.Decode(frame.Payload));
        else if (frame.Type == FrameType.Loss) StandardErrorSink.Say($"{LevelCounts.ReadFrom(frame.Payload)} dropped here because the relay's queue was full.");
    }
}
