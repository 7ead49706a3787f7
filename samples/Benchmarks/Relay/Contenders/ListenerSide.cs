using System.Diagnostics;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Benchmarks.Relay.Contenders;

/// <summary>The parent's side of this package: a listener, and what it writes to.</summary>
sealed class ListenerSide(RelayListener listener, IDisposable? target) : IParentSide
{
    public Process Start(ProcessStartInfo worker, string name) => listener.StartWorker(worker, name);

    public Task SettleAsync() => listener.FlushAsync();

    public async ValueTask DisposeAsync()
    {
        await listener.DisposeAsync();
        target?.Dispose();
    }
}
