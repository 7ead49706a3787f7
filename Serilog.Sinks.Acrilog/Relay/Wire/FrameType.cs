namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>What a frame carries; the numbers are part of the format.</summary>
enum FrameType : byte
{
    Hello = 1,
    Event = 2,
    Loss = 3,
    Bye = 4,
}
