using Serilog.Core;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Diagnostics;

/// <summary>What is to be told of a failure.</summary>
/// <param name="Text">What failed, for whom, and what is done about it.</param>
/// <param name="Sink">Whose listener hears of it; null for nobody's.</param>
/// <param name="Kind">Whether the sink tries again.</param>
/// <param name="Events">Events that are handed to the listener, and of which nothing is said in SelfLog; null for none.</param>
/// <param name="Exception">How it failed, if by an exception.</param>
readonly record struct FailureReport(string Text, SinkFailures? Sink, LoggingFailureKind Kind, IReadOnlyCollection<LogEvent>? Events, Exception? Exception)
{
    /// <summary>The listeners from which the events come; null for none.</summary>
    public ListenerChain? Listeners { get; init; }
}
