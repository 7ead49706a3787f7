using Benchmarks.Reporting;

namespace Benchmarks.Roll;

/// <summary>Measures rolls and first events, in empty folders and in full ones.</summary>
sealed class RollComparison(Settings settings, Figures figures)
{
    // Of a process, which takes ten times what the goal allows to differ.
    const int Starts = 3;

    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);

    TimeSpan Duration => TimeSpan.FromSeconds(settings.IsQuick ? 2 : 60);

    public async Task RunAsync()
    {
        var contenders = AllContenders.List.Where(contender => settings.Wants(contender.Name, Goals.All)).ToArray();
        Progress.Say("roll, making files and warming up");
        var crowds = contenders.ToDictionary(contender => contender, contender =>
            (IReadOnlyList<Crowd>)[.. Enum.GetValues<Neighbours>().Select(neighbours => new Crowd(settings.Folder, neighbours, contender))]);
        try
        {
            foreach (var contender in contenders) await RollTime.OfAsync(contender, crowds[contender], WarmUp);
            // All rolls before any first event, for which logs delete thousands of files: some file systems are slow to create files for
            // minutes after that.
            await InRoundsAsync("roll", contenders, contender => RollAsync(contender, crowds[contender]));
            await InRoundsAsync("first event", contenders, BeginAsync);
        }
        finally
        {
            foreach (var crowd in crowds.Values.SelectMany(those => those)) crowd.Dispose();
        }
    }

    async Task InRoundsAsync(string what, IContender[] contenders, Func<IContender, Task> measure)
    {
        for (var round = 1; round <= settings.SlowRounds; round++)
        {
            Progress.Say($"{what}, round {round} of {settings.SlowRounds}");
            foreach (var contender in contenders) await measure(contender);
        }
    }

    async Task RollAsync(IContender contender, IReadOnlyList<Crowd> crowds)
    {
        foreach (var (neighbours, time) in Enum.GetValues<Neighbours>().Zip(await RollTime.OfAsync(contender, crowds, Duration)))
        {
            figures.Add(contender.Name, Measures.Of(neighbours), time.Milliseconds);
            if (time.Lost != 0) figures.Fail($"{contender.Name} lost {time.Lost} events that rolled, {Measures.Of(neighbours).Name}");
            Progress.Say(FormattableString.Invariant($"  {contender.Name,-20} {time.Milliseconds:0.00} ms, {Measures.Of(neighbours).Name}"));
        }
    }

    async Task BeginAsync(IContender contender)
    {
        var (inEmpty, inFull) = (new List<double>(), new List<double>());
        for (var i = 0; i < Starts; i++)
        {
            inEmpty.Add(await FirstEvent.OfAsync(contender, settings.Folder, Neighbours.Nothing));
            inFull.Add(await FirstEvent.OfAsync(contender, settings.Folder, Neighbours.Own));
        }

        var (empty, full) = (Series.MedianOf(inEmpty), Series.MedianOf(inFull));
        figures.Add(contender.Name, Measures.FirstEvent, empty);
        figures.Add(contender.Name, Measures.FirstEventAmongOwn, full);
        Progress.Say(FormattableString.Invariant($"  {contender.Name,-20} {empty:0} ms to the first event, {full:0} among 10,000 own files"));
    }
}
