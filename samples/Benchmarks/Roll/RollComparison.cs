using Benchmarks.Reporting;

namespace Benchmarks.Roll;

/// <summary>Measures rolls and first events, in empty folders and in full ones.</summary>
sealed class RollComparison(Settings settings, Figures figures)
{
    TimeSpan Duration => TimeSpan.FromSeconds(settings.IsQuick ? 0.6 : 60);

    public async Task RunAsync()
    {
        var contenders = AllContenders.List.Where(contender => settings.Wants(contender.Name)).ToArray();
        Progress.Say("roll, making files and warming up");
        var crowds = (from contender in contenders
                      from neighbours in Enum.GetValues<Neighbours>()
                      select (contender, neighbours, crowd: new Crowd(settings.Folder, neighbours, contender))).ToArray();
        try
        {
            foreach (var (contender, _, crowd) in crowds.Where(one => one.neighbours == Neighbours.Nothing)) await RollTime.OfAsync(contender, crowd, Duration);
            for (var round = 1; round <= settings.SlowRounds; round++)
            {
                Progress.Say($"roll, round {round} of {settings.SlowRounds}");
                foreach (var (contender, neighbours, crowd) in crowds) await RollAsync(contender, neighbours, crowd);
                foreach (var contender in contenders) await BeginAsync(contender);
            }
        }
        finally
        {
            foreach (var (_, _, crowd) in crowds) crowd.Dispose();
        }
    }

    async Task RollAsync(IContender contender, Neighbours neighbours, Crowd crowd)
    {
        var time = await RollTime.OfAsync(contender, crowd, Duration);
        figures.Add(contender.Name, Measures.Of(neighbours), time.Milliseconds);
        if (time.Lost != 0) figures.Fail($"{contender.Name} lost {time.Lost} events that rolled, {Measures.Of(neighbours).Name}");
        Progress.Say(FormattableString.Invariant($"  {contender.Name,-20} {time.Milliseconds:0.00} ms, {Measures.Of(neighbours).Name}"));
    }

    async Task BeginAsync(IContender contender)
    {
        var empty = await FirstEvent.OfAsync(contender, settings.Folder, Neighbours.Nothing);
        var full = await FirstEvent.OfAsync(contender, settings.Folder, Neighbours.Own);
        figures.Add(contender.Name, Measures.FirstEvent, empty);
        figures.Add(contender.Name, Measures.FirstEventAmongOwn, full);
        Progress.Say(FormattableString.Invariant($"  {contender.Name,-20} {empty:0} ms to the first event, {full:0} among 10,000 own files"));
    }
}
