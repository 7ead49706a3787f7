using Benchmarks.Relay.Worker;
using Benchmarks.Reporting;

namespace Benchmarks.Relay;

/// <summary>Measures four processes that log into one file, in every way there is.</summary>
sealed class RelayComparison(Settings settings, Figures figures)
{
    // Of fewer, all workers' beginning and end are the most.
    const int LeastEvents = 400_000;

    public async Task RunAsync()
    {
        var contenders = AllContenders.List.Where(contender => settings.Wants(contender.Name, Goals.All)).ToArray();
        for (var round = 1; round <= settings.SlowRounds; round++)
        {
            Progress.Say($"relay, round {round} of {settings.SlowRounds}");
            for (var i = 0; i < contenders.Length; i++) await MeasureAsync(contenders[(i + round - 1) % contenders.Length]);
        }
    }

    async Task MeasureAsync(IContender contender)
    {
        var eventsEach = Math.Max(settings.Events, LeastEvents) / Measures.Workers;
        var logged = Measures.Workers * (WorkerRole.WarmUpEvents + eventsEach);
        var (time, receipts) = await RelayRun.OfAsync(contender, settings.Folder, eventsEach);
        // What is lost was not logged any faster.
        var speed = Measures.Workers * eventsEach * (1 - (receipts.Lost / (double)logged)) / time.TotalMilliseconds;
        figures.Add(contender.Name, Measures.Speed, speed);
        figures.Add(contender.Name, Measures.Logged, logged);
        figures.Add(contender.Name, Measures.Lost, receipts.Lost);
        figures.Add(contender.Name, Measures.Doubled, receipts.Doubled);
        figures.Add(contender.Name, Measures.Torn, receipts.Torn);
        if (receipts != new Receipts(0, 0, 0) && !contender.LosesEvents)
            figures.Fail($"{contender.Name}: {receipts.Lost} events lost, {receipts.Doubled} written twice, {receipts.Torn} lines torn");
        Progress.Say(FormattableString.Invariant($"  {contender.Name,-38} {speed,7:#,0} thousand/s, {receipts.Lost} of {logged} lost"));
    }
}
