using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>Events as they come out at the other end of a relay, without the pipe.</summary>
static class Relayed
{
    public static LogEvent Event(LogEvent logEvent) => new EventDecoder().Decode(Payload(logEvent));

    public static LogEvent Event(LogEvent logEvent, out bool wasCut)
    {
        var frame = new EventEncoder().Encode(logEvent, out var saidWorker);
        Assert.That(frame.Length, Is.LessThanOrEqualTo(WireLimits.MaxFrameBytes));
        var arrived = new EventDecoder().Decode(frame[FrameWriter.HeaderBytes..^FrameWriter.TrailerBytes], out wasCut);
        Assert.That(wasCut, Is.EqualTo(saidWorker), "both sides say whether the event was cut");
        return arrived;
    }

    public static byte[] Payload(LogEvent logEvent) =>
        new EventEncoder().Encode(logEvent, out _)[FrameWriter.HeaderBytes..^FrameWriter.TrailerBytes].ToArray();
}
