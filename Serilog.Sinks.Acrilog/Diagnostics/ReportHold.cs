namespace Serilog.Sinks.Acrilog.Diagnostics;

/// <summary>What <see cref="Failures.Hold()"/> gives: while it lives, reports of its thread are held back.</summary>
/// <param name="outer">The sink of the hold around it.</param>
readonly struct ReportHold(SinkFailures? outer) : IDisposable
{
    /// <summary>Says what was held back, if this was the outermost hold.</summary>
    public void Dispose() => Failures.Release(outer);
}
