namespace Serilog.Sinks.Acrilog.Diagnostics;

/// <summary>The sinks whose listeners a thread is in: a listener may log to another sink that has one, and so on.</summary>
/// <param name="Sink">The sink whose listener is called.</param>
/// <param name="Outer">The sinks whose listeners the event came from.</param>
sealed record ListenerChain(SinkFailures Sink, ListenerChain? Outer)
{
    public bool Contains(SinkFailures sink) => Sink == sink || Outer?.Contains(sink) == true;
}
