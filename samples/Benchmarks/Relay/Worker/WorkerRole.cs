using System.Globalization;
using Benchmarks.Workload;

namespace Benchmarks.Relay.Worker;

/// <summary>A worker process: it warms up, says so, waits to be told to go, logs its events, and says when its log is closed.</summary>
static class WorkerRole
{
    public const string Name = "relay-worker";
    public const string Ready = "ready";
    public const string Done = "done";

    /// <summary>How many events each worker logs before the clock runs; they are checked as the others are.</summary>
    public const int WarmUpEvents = WarmUpBatches * WarmUpBatch;

    public const int WarmUpBatches = 4;
    const int WarmUpBatch = 40_000;

    public static IEnumerable<string> Arguments(IContender contender, int worker, int events, Place place) =>
        [Name, contender.Name, PathOf(worker), events.ToString(CultureInfo.InvariantCulture), place.LogPath];

    /// <summary>What the events of a worker have as their path.</summary>
    public static string PathOf(int worker) => $"/workers/{worker}";

    public static async Task<int> RunAsync(string contender, string path, int events, string logPath)
    {
        using (var log = AllContenders.List.Single(one => one.Name == contender).OpenWorker(logPath))
        {
            for (var batch = 0; batch < WarmUpBatches; batch++)
            {
                WaitForGo();
                Write(log, path, batch * WarmUpBatch, (batch + 1) * WarmUpBatch);
                await Compilation.SettleAsync();
            }

            WaitForGo();
            Write(log, path, WarmUpEvents, WarmUpEvents + events);
        }

        Console.Out.WriteLine(Done);
        return 0;
    }

    static void WaitForGo()
    {
        Console.Out.WriteLine(Ready);
        Console.In.ReadLine();
    }

    static void Write(IEventLog log, string path, int first, int end)
    {
        for (var number = first; number < end; number++) log.Write(Request.Of(path, number));
    }
}
