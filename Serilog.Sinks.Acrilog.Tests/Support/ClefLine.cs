using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>An event and the line of JSON it is.</summary>
sealed record ClefLine(string Rule, LogEvent Event, string Text);
