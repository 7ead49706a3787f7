namespace Torture.Parent;

/// <summary>Draws who suffers what: the same from the same seed.</summary>
sealed class Tormentor(int seed)
{
    // How many lots each has in the urn.
    static readonly (Deed Deed, int Lots)[] Urn =
    [
        (Deed.ChangeLevel, 25), (Deed.Pause, 20), (Deed.Flood, 25), (Deed.End, 6), (Deed.Crash, 6), (Deed.Kill, 8),
        (Deed.DamageFrame, 4), (Deed.Garbage, 2), (Deed.BadLine, 2), (Deed.ClosePipe, 2),
    ];

    readonly Random _random = new(seed);

    /// <summary>One more misfortune for one of them.</summary>
    public Deed Strike(IReadOnlyList<Life?> lives)
    {
        var victim = lives[_random.Next(lives.Count)];
        var deed = Draw();
        victim?.Suffer(deed, _random);
        // Nothing more is read from these, so they make room for another.
        if (deed is Deed.Garbage or Deed.BadLine or Deed.ClosePipe) victim?.Suffer(Deed.End, _random);
        return deed;
    }

    Deed Draw()
    {
        var lot = _random.Next(Urn.Sum(entry => entry.Lots));
        return Urn.First(entry => (lot -= entry.Lots) < 0).Deed;
    }
}
