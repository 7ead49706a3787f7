namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>A line of a log: an event, with its writer and number, or something else.</summary>
sealed record Mark(MarkKind Kind, string Writer, int Number);
