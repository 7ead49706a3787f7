namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>A line that is no event; the message says why, in one line and without any of its text.</summary>
sealed class ClefFormatException(string message) : FormatException(message);
