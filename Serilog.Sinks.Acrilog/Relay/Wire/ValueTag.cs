namespace Serilog.Sinks.Acrilog.Relay.Wire;

/// <summary>The byte before a value; the numbers are part of the format.</summary>
enum ValueTag : byte
{
    Null = 0,
    Text = 1,
    False = 2,
    True = 3,
    Char = 4,
    SByte = 5,
    Byte = 6,
    Int16 = 7,
    UInt16 = 8,
    Int32 = 9,
    UInt32 = 10,
    Int64 = 11,
    UInt64 = 12,
    Single = 13,
    Double = 14,
    Decimal = 15,
    DateTime = 16,
    DateTimeOffset = 17,
    TimeSpan = 18,
    DateOnly = 19,
    TimeOnly = 20,
    Guid = 21,
    Uri = 22,
    Enum = 23,
    Rendered = 24,

    Sequence = 64,
    Structure = 65,
    Dictionary = 66,
}
