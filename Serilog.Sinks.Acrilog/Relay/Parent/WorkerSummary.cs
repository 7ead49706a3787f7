namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>A worker, for what is said of it.</summary>
/// <param name="Name">What the parent calls it.</param>
/// <param name="ProcessId">As it said itself, or as its process was started; null while neither is known.</param>
/// <param name="Ledger">Its account.</param>
sealed record WorkerSummary(string Name, int? ProcessId, WorkerLedger Ledger);
