using Benchmarks.Reporting;

namespace Benchmarks.Compare;

/// <summary>Measures every contender, one after the other and that in several rounds, so that a disturbance meets all of them.</summary>
sealed class Comparison(Settings settings, Figures figures)
{
    const int WarmUpEvents = 40_000;

    public void Run()
    {
        var contenders = AllContenders.List.Where(contender => settings.Wants(contender.Name)).ToArray();
        WarmUp(contenders);
        for (var round = 1; round <= settings.Rounds; round++)
        {
            Progress.Say($"compare, round {round} of {settings.Rounds}");
            // Each round begins with another one, so that nobody always follows the same neighbour's garbage.
            for (var i = 0; i < contenders.Length; i++) Measure(contenders[(i + round - 1) % contenders.Length]);
        }
    }

    void WarmUp(IContender[] contenders)
    {
        Progress.Say("compare, warming up");
        foreach (var contender in contenders)
        {
            if (SameText.Check(contender, settings.Folder) is { } wrong) figures.Fail(wrong);
            foreach (var threads in (int[])[1, Measures.Threads]) Throughput.Of(contender, settings.Folder, WarmUpEvents, threads);
        }
    }

    void Measure(IContender contender)
    {
        var one = Throughput.Of(contender, settings.Folder, settings.Events, 1);
        var four = Throughput.Of(contender, settings.Folder, settings.Events, Measures.Threads);
        var latency = Latency.Of(contender, settings.Folder, settings.Events, Measures.Threads);
        var lost = one.Lost + four.Lost + latency.Lost;

        figures.Add(contender.Name, Measures.OneThread, one.ThousandsASecond);
        figures.Add(contender.Name, Measures.FourThreads, four.ThousandsASecond);
        figures.Add(contender.Name, Measures.P50, latency.P50);
        figures.Add(contender.Name, Measures.P99, latency.P99);
        figures.Add(contender.Name, Measures.P999, latency.P999);
        figures.Add(contender.Name, Measures.Allocated, one.AllocatedBytes ?? 0);
        figures.Add(contender.Name, Measures.Lost, lost);
        if (lost != 0) figures.Fail($"{contender.Name} lost {lost} of {settings.Events * 3L} events");
        Progress.Say(FormattableString.Invariant(
            $"  {contender.Name,-38} {one.ThousandsASecond,7:#,0}  {four.ThousandsASecond,7:#,0} thousand/s  p99 {latency.P99:0.0} µs  {one.AllocatedBytes:0} bytes"));
    }
}
