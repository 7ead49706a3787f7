using Benchmarks.Workload;

namespace Benchmarks.Compare;

/// <summary>How fast events are logged, from the first call until the log is closed.</summary>
/// <param name="ThousandsASecond">Thousand events a second.</param>
/// <param name="AllocatedBytes">What all threads allocated for an event, in the second half of the events, when all that is made once
/// has been made; unknown with several threads.</param>
/// <param name="Lost">Events that are in no file.</param>
sealed record Throughput(double ThousandsASecond, double? AllocatedBytes, long Lost)
{
    public static Throughput Of(IContender contender, string folder, int events, int threads)
    {
        using var place = new Place(folder);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var log = contender.Open(place);
        var allocated = 0L;
        var time = Herd.Run(events, threads, (_, first, end) =>
        {
            if (threads == 1) allocated = WriteAndMeasure(log, first, end);
            else Write(log, first, end);
        }, log.Dispose);
        return new Throughput(
            events / time.TotalMilliseconds,
            threads == 1 ? allocated / (double)(events - (events / 2)) : null,
            contender.HasFile ? events - LineCount.In(place.Files) : 0);
    }

    static long WriteAndMeasure(IEventLog log, int first, int end)
    {
        var half = first + ((end - first) / 2);
        Write(log, first, half);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Write(log, half, end);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    static void Write(IEventLog log, int first, int end)
    {
        for (var number = first; number < end; number++) log.Write(Request.Number(number));
    }
}
