namespace WorkerService;

/// <summary>How long to wait before a worker is started again: twice as long each time, unless it has run well for a while.</summary>
sealed class Pauses
{
    static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.25);
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    static readonly TimeSpan RanWell = TimeSpan.FromSeconds(30);

    TimeSpan _next = Shortest;

    public TimeSpan After(TimeSpan run)
    {
        if (run >= RanWell) _next = Shortest;
        var pause = _next;
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return pause;
    }
}
