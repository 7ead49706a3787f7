using System.Diagnostics;

namespace Benchmarks.Relay;

/// <summary>What the parent has of a log. Disposing it ends with all in the file that its workers have logged.</summary>
interface IParentSide : IAsyncDisposable
{
    /// <summary>Starts a worker process.</summary>
    Process Start(ProcessStartInfo worker, string name);

    /// <summary>Ends when what was logged before is in the file, or soon will be.</summary>
    Task SettleAsync();
}
