using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Files;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Has the system bring what was written to the medium, when asked and by a timer.</summary>
/// <remarks>Safe from any thread.</remarks>
sealed class MediumFlushes : IDisposable
{
    readonly Func<IFlushedFile?> _active;
    readonly SinkFailures _failures;
    readonly ITimer? _timer;
    bool _failing;

    /// <param name="active">The file that is written to now; null while there is none.</param>
    /// <param name="every">How often; null for only when asked.</param>
    /// <param name="clock">What the timer goes by.</param>
    /// <param name="failures">Where failures are told.</param>
    public MediumFlushes(Func<IFlushedFile?> active, TimeSpan? every, TimeProvider clock, SinkFailures failures)
    {
        (_active, _failures) = (active, failures);
        if (every is { } interval) _timer = clock.CreateTimer(_ => Flush(mayThrow: false), null, interval, interval);
    }

    /// <summary>Has the system bring all that was written to the medium.</summary>
    /// <param name="mayThrow">Whether a failure is thrown; otherwise it is reported, once until it works again.</param>
    public void Flush(bool mayThrow)
    {
        using var reports = _failures.Hold();
        // Outside the lock of who writes: a medium may take long, and others go on writing meanwhile.
        var file = _active();
        try
        {
            file?.FlushToDisk();
            _failing = false;
        }
        catch (Exception e) when (!mayThrow && e is IOException or UnauthorizedAccessException)
        {
            if (!_failing) Failures.Report("Could not flush {0} to the disk, only to the operating system; it is tried again: {1}", _failures.Log, e.Message);
            _failing = true;
        }
    }

    public void Dispose() => _timer?.Dispose();
}
