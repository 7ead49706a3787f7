namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>Work that leaves the pool of this process no thread to spare.</summary>
sealed class BusyPool : IDisposable
{
    readonly ManualResetEventSlim _released = new();

    public void Occupy()
    {
        ThreadPool.GetMaxThreads(out _, out var completionPorts);
        ThreadPool.SetMaxThreads(Environment.ProcessorCount, completionPorts);
        for (var i = 0; i < 2 * Environment.ProcessorCount; i++) ThreadPool.QueueUserWorkItem(_ => _released.Wait());
    }

    public void Release() => _released.Set();

    // Not the event: work may still be about to wait for it.
    public void Dispose() => Release();
}
