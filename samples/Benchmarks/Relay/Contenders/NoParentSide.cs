using System.Diagnostics;

namespace Benchmarks.Relay.Contenders;

/// <summary>The parent's side where workers write to the file themselves: nothing.</summary>
sealed class NoParentSide : IParentSide
{
    public Process Start(ProcessStartInfo worker, string name) => Process.Start(worker)!;

    public Task SettleAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
