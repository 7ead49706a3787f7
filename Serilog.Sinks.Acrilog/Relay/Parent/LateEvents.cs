using Serilog.Sinks.Acrilog.Relay.Transport;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>Counts as lost what a worker has sent and the log has not taken when the time for it is up.</summary>
sealed class LateEvents(ParentPipe pipe, WorkerStreams streams, EventRoute route, WorkerAccount worker)
{
    // A living worker with a sink of this package keeps what is not acknowledged, and gives it to its fallback. Nobody else does.
    bool AreKept => streams.KeepsUnacknowledged && !pipe.IsHungUp && worker.Process is not { HasExited: true };

    /// <summary>Reads what is there, without waiting for more, and writes nothing of it.</summary>
    /// <returns>How the worker ended, if that shows in what was there.</returns>
    /// <exception cref="Wire.WireFormatException">The worker is not one to listen to any longer.</exception>
    public async Task<WorkerEnd?> CountAsync()
    {
        route.Close();
        // Nobody is to inherit it any more, and a pipe whose writing end is open here is not hung up.
        pipe.ReleaseWorkerEnd();
        var left = pipe.Capacity;
        // What has been read before comes first.
        for (var count = 0; !AreKept;)
        {
            worker.Ledger.BytesArrived(count);
            streams.Take(count, CancellationToken.None);
            if (streams.SaidBye) return WorkerEnd.Bye;
            left -= count;
            if (left <= 0 || !pipe.CanRead) return null;
            count = await pipe.ReadAsync(streams.Space(), CancellationToken.None).ConfigureAwait(false);
            if (count == 0)
            {
                streams.End();
                return WorkerEnd.EndOfPipe;
            }
        }

        return null;
    }
}
