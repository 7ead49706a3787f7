using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Files;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>What the logs of all keys have in common, and what outlives each of them.</summary>
/// <param name="Jobs">The work behind them.</param>
/// <param name="Failures">Where their failures are told.</param>
/// <param name="Index">Which files they have; null if each of them reads its folder when it is opened.</param>
sealed record KeyedCommons(Housekeeping Jobs, SinkFailures Failures, FolderIndex? Index);
