using Serilog.Core;
using Serilog.Sinks.Acrilog.Buffering;

namespace Serilog.Sinks.Acrilog.Relay.Worker;

/// <summary>How a worker's sink behaves.</summary>
/// <param name="Queue">How much may wait for the parent, and what becomes of what finds it full.</param>
/// <param name="DrainTimeout">How long closing may wait for the parent to take what waits.</param>
/// <param name="Audit">Whether the caller of each event waits until the pipe has it, and wants to know when it has not.</param>
/// <param name="ControlLevelSwitch">Set to the level that the parent wants, each time it says so; null for none.</param>
/// <param name="Fallback">Where events go when there is no parent any more, and the failure listener; disposed with the sink.</param>
sealed record RelaySinkSettings(BufferLimits Queue, TimeSpan DrainTimeout, bool Audit, LoggingLevelSwitch? ControlLevelSwitch, WorkerFallback Fallback);
