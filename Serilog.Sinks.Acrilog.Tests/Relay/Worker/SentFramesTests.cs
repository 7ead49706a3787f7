using Serilog.Sinks.Acrilog.Relay.Wire;
using Serilog.Sinks.Acrilog.Relay.Worker;

namespace Serilog.Sinks.Acrilog.Tests.Relay.Worker;

public sealed class SentFramesTests
{
    // What Linux is asked to let a pipe hold.
    const int PipeBytes = 256 * 1024;
    const int BlockBytes = 16 * 1024;

    [Test]
    public void What_a_reader_and_a_pipe_can_hold_is_kept_until_it_is_acknowledged()
    {
        var sent = new SentFrames();
        const int Blocks = 4 * (WireLimits.MaxFrameBytes + PipeBytes) / BlockBytes;
        for (var i = 1; i <= Blocks; i++) sent.Add(new byte[BlockBytes], i, acknowledged: 0);

        long kept = 0;
        sent.TakeAll(block => kept += block.Length);
        Assert.That(kept, Is.InRange(WireLimits.MaxFrameBytes + PipeBytes, WireLimits.MaxFrameBytes + PipeBytes + (2 * BlockBytes)));
    }

    [Test]
    public void What_is_acknowledged_is_kept_no_longer()
    {
        var sent = new SentFrames();
        for (var i = 1; i <= 10; i++) sent.Add([(byte)i], i, acknowledged: i - 3);

        var kept = new List<byte>();
        sent.TakeAll(block => kept.AddRange(block.Span));
        Assert.That(kept, Is.EqualTo(new byte[] { 8, 9, 10 }));
    }
}
