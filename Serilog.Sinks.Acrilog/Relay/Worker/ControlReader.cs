using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Worker;

/// <summary>Listens to the parent for as long as there is one.</summary>
sealed class ControlReader(WorkerPipe pipe, ParentWishes wishes, RecordBuffer queue)
{
    /// <summary>Ends when the parent is gone, says what no parent says, or the pipe is closed.</summary>
    public void Run()
    {
        var parentIsGone = false;
        try
        {
            var frames = pipe.ControlFrames;
            do
            {
                while (frames.TryRead(out var frame)) Handle(frame);
                var count = pipe.ReadControl();
                frames.Advance(count);
                parentIsGone = count == 0;
            }
            while (!parentIsGone);
        }
        catch (WireFormatException ex)
        {
            Failures.Report("The parent says what no parent says, and is no longer listened to; its level stays as it is: {0}", ex.Message);
        }
        catch (Exception ex) when (ex is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Whoever writes events notices too, and says what becomes of them.
        }
        finally
        {
            wishes.Over(parentIsGone);
            if (parentIsGone) queue.Poke();
        }
    }

    void Handle(Frame frame)
    {
        if (frame.IsDamaged) throw new WireFormatException("a checksum is wrong");
        var payload = new ByteReader(frame.Payload);
        switch (frame.Type)
        {
            case FrameType.Level:
                wishes.Want(Welcome.ReadLevel(ref payload));
                break;
            case FrameType.Acknowledge:
                wishes.Acknowledge(payload.Int64());
                break;
            case FrameType.Flush:
                wishes.AskMark(payload.Int64(), queue.Stored);
                queue.Poke();
                break;
            default:
                // A later version's, which its parent sends only to those who say that they know it.
                break;
        }
    }
}
