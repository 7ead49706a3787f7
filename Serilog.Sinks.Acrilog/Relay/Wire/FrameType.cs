namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>What a frame carries; the numbers are part of the format. Up to 15 it comes from the worker, from 16 on from the parent.</summary>
enum FrameType : byte
{
    Hello = 1,
    Event = 2,
    Loss = 3,
    Bye = 4,
    Mark = 5,
    Names = 6,
    Line = 7,

    Welcome = 16,
    Level = 17,
    Acknowledge = 18,
    Flush = 19,
}
