using Serilog.Core;
using Serilog.Events;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A sink that takes nothing until it is opened: a slow disk in a test's hand.</summary>
sealed class GateSink(ILogEventSink behind) : ILogEventSink, IDisposable
{
    readonly ManualResetEventSlim _open = new();
    readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the first event stands before the gate.</summary>
    public Task Reached => _reached.Task;

    public void Open() => _open.Set();

    public void Emit(LogEvent logEvent)
    {
        _reached.TrySetResult();
        _open.Wait();
        behind.Emit(logEvent);
    }

    public void Dispose() => _open.Dispose();
}
