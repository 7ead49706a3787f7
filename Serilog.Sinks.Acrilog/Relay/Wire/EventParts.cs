namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>Which optional parts an event's frame has.</summary>
[Flags]
enum EventParts : byte
{
    None = 0,
    Trace = 1,
    Exception = 2,
    TraceId = 4,
    SpanId = 8,
}
