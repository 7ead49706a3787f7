using Serilog.Sinks.Acrilog;

namespace FromPython;

/// <summary>What the second example runs in processes of its own.</summary>
static class Subproc
{
    public const string Role = "subproc";

    // The Python example sleeps for up to three seconds; a tenth of it shows as much.
    const double LongestSeconds = 0.3;

    public static async Task RunAsync(int limit)
    {
        using var logger = RelayWorker.CreateLogger(sourceContext: "acrilog.subproc");
        for (var i = 0; i < limit; i++)
        {
            var sleep = LongestSeconds / Random.Shared.Next(1, 11);
            await Task.Delay(TimeSpan.FromSeconds(sleep));
            logger.Information("proc [{Pid}]: {Index}/{Limit} - sleep {Sleep,4:0.##}sec", Environment.ProcessId, i, limit, sleep);
        }
    }
}
