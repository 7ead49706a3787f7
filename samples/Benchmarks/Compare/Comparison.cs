using Benchmarks.Reporting;
using Benchmarks.Workload;

namespace Benchmarks.Compare;

/// <summary>
/// Measures every contender, one after the other and that in several rounds, so that a disturbance meets all of them: those that
/// are compared with each other do the same thing within seconds.
/// </summary>
sealed class Comparison(Settings settings, Figures figures)
{
    const int WarmUps = 3;
    const int WarmUpEvents = 15_000;

    public async Task RunAsync()
    {
        var contenders = AllContenders.List.Where(contender => settings.Wants(contender.Name, Goals.All)).ToArray();
        if (contenders.Length == 0) return;
        await WarmUpAsync(contenders);
        for (var round = 1; round <= settings.Rounds; round++)
        {
            // Each round begins with another one, so that nobody always follows the same neighbour's garbage.
            var first = (round - 1) % contenders.Length;
            IContender[] order = [.. contenders[first..], .. contenders[..first]];
            Progress.Say($"compare, round {round} of {settings.Rounds}, 1 thread");
            foreach (var contender in order) MeasureOneThread(contender);
            Progress.Say($"compare, round {round} of {settings.Rounds}, {Measures.Threads} threads");
            foreach (var contender in order) MeasureFourThreads(contender);
            Progress.Say($"compare, round {round} of {settings.Rounds}, time of a call");
            foreach (var contender in order) MeasureCalls(contender);
        }
    }

    async Task WarmUpAsync(IContender[] contenders)
    {
        Progress.Say("compare, warming up");
        foreach (var contender in contenders)
        {
            if (SameText.Check(contender, settings.Folder) is { } wrong) figures.Fail(wrong);
        }

        for (var i = 0; i < WarmUps; i++)
        {
            foreach (var contender in contenders)
                foreach (var threads in (int[])[1, Measures.Threads]) Throughput.Of(contender, settings.Folder, WarmUpEvents, threads);
            await Compilation.SettleAsync();
        }
    }

    void MeasureOneThread(IContender contender)
    {
        var one = Throughput.Of(contender, settings.Folder, settings.Events, 1);
        figures.Add(contender.Name, Measures.OneThread, one.ThousandsASecond);
        figures.Add(contender.Name, Measures.Allocated, one.AllocatedBytes ?? 0);
        Count(contender, one.Lost);
        Progress.Say(FormattableString.Invariant($"  {contender.Name,-38} {one.ThousandsASecond,7:#,0} thousand/s, {one.AllocatedBytes:0} bytes"));
    }

    void MeasureFourThreads(IContender contender)
    {
        var four = Throughput.Of(contender, settings.Folder, settings.Events, Measures.Threads);
        figures.Add(contender.Name, Measures.FourThreads, four.ThousandsASecond);
        Count(contender, four.Lost);
        Progress.Say(FormattableString.Invariant($"  {contender.Name,-38} {four.ThousandsASecond,7:#,0} thousand/s"));
    }

    void MeasureCalls(IContender contender)
    {
        var latency = Latency.Of(contender, settings.Folder, settings.Events, Measures.Threads);
        figures.Add(contender.Name, Measures.P50, latency.P50);
        figures.Add(contender.Name, Measures.P99, latency.P99);
        figures.Add(contender.Name, Measures.P999, latency.P999);
        Count(contender, latency.Lost);
        Progress.Say(FormattableString.Invariant($"  {contender.Name,-38} {latency.P50,7:0.0}, {latency.P99:0.0}, {latency.P999:#,0} µs"));
    }

    void Count(IContender contender, long lost)
    {
        figures.Add(contender.Name, Measures.Lost, lost);
        if (lost != 0) figures.Fail($"{contender.Name} lost {lost} of {settings.Events} events");
    }
}
