namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A thread pool that has not a thread to spare while this lives. It is one for the process: use it in a
/// [NonParallelizable] fixture.</summary>
sealed class BusyPool : IDisposable
{
    readonly ManualResetEventSlim _over = new();
    readonly (int Workers, int CompletionPorts) _most;

    public BusyPool()
    {
        ThreadPool.GetMaxThreads(out var workers, out var completionPorts);
        _most = (workers, completionPorts);
        ThreadPool.SetMaxThreads(Environment.ProcessorCount, completionPorts);
        // More than there are threads: whoever comes later waits behind them.
        for (var i = 0; i < 4 * Environment.ProcessorCount; i++) ThreadPool.UnsafeQueueUserWorkItem(_ => _over.Wait(), null);
    }

    public void Dispose()
    {
        _over.Set();
        ThreadPool.SetMaxThreads(_most.Workers, _most.CompletionPorts);
    }
}
