namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>Which optional parts an event's frame has, and whether all of the event is there.</summary>
[Flags]
enum EventParts : byte
{
    None = 0,
    TraceId = 1,
    SpanId = 2,
    Exception = 4,

    /// <summary>The template's tokens follow its text, which does not give the same ones when it is parsed.</summary>
    Tokens = 8,

    /// <summary>The event was too large: texts or collections were shortened.</summary>
    Cut = 16,

    All = TraceId | SpanId | Exception | Tokens | Cut,
}
