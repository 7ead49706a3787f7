namespace Serilog.Sinks.Acrilog.Formatting;

/// <summary>What somebody probably meant who gave a name that is not known.</summary>
static class NearestName
{
    // Further away than this, a guess says more about our names than about what was meant.
    const int MostChanges = 3;
    const int LettersPerChange = 3;

    /// <summary>
    /// The known name that begins with the one given or is, in any case, a few letters away from it; null if there is none.
    /// </summary>
    public static string? Of(string given, IEnumerable<string> known)
    {
        if (given.Length == 0) return null;
        var names = known.ToArray();
        var begun = names.FirstOrDefault(name => name.StartsWith(given, StringComparison.OrdinalIgnoreCase));
        if (begun is not null || names.Length == 0) return begun;
        var (nearest, changes) = names.Select(name => (Name: name, Changes: Changes(name, given))).MinBy(name => name.Changes);
        return changes <= Math.Min(MostChanges, given.Length / LettersPerChange) ? nearest : null;
    }

    /// <summary>The question to put into a message; nothing where there is nothing to ask.</summary>
    public static string Question(string? nearest) => nearest is null ? "" : $" Did you mean '{nearest}'?";

    /// <summary>How many letters must be put in, taken out or changed to get from one to the other, in any case.</summary>
    static int Changes(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var same = char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1]);
                var changed = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[to.Length];
    }
}
