namespace Serilog.Sinks.Acrilog.Diagnostics;

/// <summary>What <see cref="Failures.Hold"/> gives: while it lives, reports of its thread are held back.</summary>
readonly struct ReportHold : IDisposable
{
    /// <summary>Says what was held back, if this was the outermost hold.</summary>
    public void Dispose() => Failures.Release();
}
