using System.Collections.Concurrent;
using System.Diagnostics;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Torture.Parent;

/// <summary>Eight places, each with a living worker: when one dies, another takes its place.</summary>
sealed class Workers(RelayListener listener, string folder, int seed)
{
    public const int Count = 8;

    static readonly TimeSpan BetweenDeeds = TimeSpan.FromMilliseconds(150);
    static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(5);
    static readonly TimeSpan LongestFarewell = TimeSpan.FromMinutes(3);

    readonly Life?[] _places = new Life?[Count];
    readonly ConcurrentBag<Life> _lives = [];
    readonly ConcurrentDictionary<Deed, int> _deeds = [];

    /// <summary>Tortures them for a while, then lets all end in peace; all that ever lived, by name.</summary>
    public async Task<IReadOnlyList<Life>> TortureAsync(TimeSpan time, Obituaries obituaries)
    {
        using var end = new CancellationTokenSource();
        var places = Enumerable.Range(0, Count).Select(place => OccupyAsync(place, end.Token)).ToArray();
        var tormentor = new Tormentor(seed);
        var (began, reported) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
        using var clock = new PeriodicTimer(BetweenDeeds);
        while (await clock.WaitForNextTickAsync() && Stopwatch.GetElapsedTime(began) is var passed && passed < time)
        {
            _deeds.AddOrUpdate(tormentor.Strike(_places), 1, (_, times) => times + 1);
            if (passed - reported < BetweenReports) continue;
            reported = passed;
            Report(passed, obituaries.Events);
        }

        await end.CancelAsync();
        Report(Stopwatch.GetElapsedTime(began), obituaries.Events);
        await Task.WhenAll(places);
        return [.. _lives.OrderBy(life => life.Name.Length).ThenBy(life => life.Name, StringComparer.Ordinal)];
    }

    async Task OccupyAsync(int place, CancellationToken end)
    {
        for (var turn = 1; !end.IsCancellationRequested; turn++)
        {
            var life = new Life(listener, $"w{place + 1}.{turn:00}", SeedOf(place, turn), folder);
            _lives.Add(life);
            _places[place] = life;
            await life.WaitForEndAsync(LongestFarewell, end);
        }
    }

    // Not System.HashCode: it differs from run to run.
    int SeedOf(int place, int turn) => (int)((((uint)seed * 1_000_003) + ((uint)turn * 1009) + (uint)place) & int.MaxValue);

    void Report(TimeSpan passed, long events)
    {
        var deeds = string.Join(", ", _deeds.OrderBy(entry => entry.Key).Select(entry => $"{entry.Key} {entry.Value}"));
        Console.WriteLine(FormattableString.Invariant($"{passed.TotalSeconds,4:0} s  {events,10:N0} events, {_lives.Count} workers so far; {deeds}"));
    }
}
