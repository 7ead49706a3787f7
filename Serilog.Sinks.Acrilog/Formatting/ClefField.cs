using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>A name's value in a line.</summary>
/// <param name="Value">The value.</param>
/// <param name="Text">What it is as a text: a string itself, null for null, the JSON of all else; only for names with an @.</param>
/// <param name="Bytes">How long it is in the line.</param>
/// <param name="Values">Of how many values it is made, itself included.</param>
readonly record struct ClefField(LogEventPropertyValue Value, string? Text, int Bytes, int Values);
