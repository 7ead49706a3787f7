using System.Diagnostics;
using Benchmarks.Relay.Worker;
using Benchmarks.Workload;

namespace Benchmarks.Relay;

/// <summary>One run: workers get ready, are told to go, and are done; then the file is read.</summary>
static class RelayRun
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task<(TimeSpan Time, Receipts Receipts)> OfAsync(IContender contender, string folder, int eventsEach)
    {
        using var place = new Place(folder);
        var parent = contender.OpenParent(place);
        var workers = Enumerable.Range(0, Measures.Workers)
            .Select(worker => parent.Start(ThisProgram.With(WorkerRole.Arguments(contender, worker, eventsEach, place)), $"worker-{worker}"))
            .ToArray();
        // All log at once, as they will: what that takes is compiled before the clock runs, too.
        for (var batch = 0; batch < WorkerRole.WarmUpBatches; batch++)
        {
            await AllSayAsync(workers, WorkerRole.Ready);
            TellAll(workers);
        }

        await AllSayAsync(workers, WorkerRole.Ready);
        await parent.SettleAsync();

        var began = Stopwatch.GetTimestamp();
        TellAll(workers);
        await AllSayAsync(workers, WorkerRole.Done);
        await parent.DisposeAsync();
        var time = Stopwatch.GetElapsedTime(began);

        foreach (var worker in workers)
        {
            await worker.WaitForExitAsync().WaitAsync(Patience);
            worker.Dispose();
        }

        return (time, Receipts.Of(place, WorkerRole.WarmUpEvents + eventsEach));
    }

    static void TellAll(Process[] workers)
    {
        foreach (var worker in workers) worker.StandardInput.WriteLine();
    }

    static Task AllSayAsync(Process[] workers, string word) => Task.WhenAll(workers.Select(async worker =>
    {
        var said = await worker.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        if (said != word) throw new InvalidOperationException($"A worker said '{said}', not '{word}'; its reasons are on standard error.");
    }));
}
