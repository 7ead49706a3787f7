namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>Holds what a case left against what is promised.</summary>
sealed class Promises(CaseScene scene)
{
    const int Shown = 4;

    readonly IReadOnlyList<FoundFile> _files = FoundFiles.In(scene.Place, scene.Row);

    Combination Row => scene.Row;

    /// <summary>What is broken.</summary>
    public IReadOnlyList<string> Broken() =>
        [.. First(Whole()), .. First(Once()), .. First(InOrderInFiles()), .. First(InOrderOverFiles()), .. First(Limits()), .. First(Noticed()), .. First(OnlyOwnFiles())];

    // One fault breaks the promise for many events.
    static string[] First(IEnumerable<string> broken)
    {
        var all = broken.ToArray();
        return all.Length <= Shown ? all : [.. all[..Shown], $"… and {all.Length - Shown} more"];
    }

    bool Is(Weakening weakening) => weakening.Holds(Row);

    IEnumerable<string> Whole()
    {
        var odd = (from file in _files
                   from line in file.Lines
                   let isExpected = line.Mark.Kind switch
                   {
                       MarkKind.Event => true,
                       MarkKind.Header => Row.Hooks == HookKind.Header,
                       MarkKind.Lifecycle => Row.IsRelayed,
                       _ => false,
                   }
                   where !isExpected
                   select (file.Name, line.Text, line.Mark.Kind)).ToArray();
        var toldParts = scene.Said.Count(line => line.Contains("stay before", StringComparison.Ordinal));
        var fragmentsAllowed = Is(Weakening.SharedPart) ? int.MaxValue : Is(Weakening.TornByKill) ? SentEvents.Writers.Length : 0;
        var gluedAllowed = Is(Weakening.BuriedPart) ? toldParts : 0;
        return odd.Where(line => line.Kind != MarkKind.Glued).Skip(fragmentsAllowed).Concat(odd.Where(line => line.Kind == MarkKind.Glued).Skip(gluedAllowed))
            .Select(line => $"{line.Kind} in {line.Name}: {line.Text}");
    }

    IEnumerable<string> Once()
    {
        var whole = _files.SelectMany(file => file.Lines, (file, line) => (file.Name, line.Mark))
            .Where(found => found.Mark.Kind is MarkKind.Event or MarkKind.Glued)
            .ToLookup(found => (found.Mark.Writer, found.Mark.Number), found => found.Name);
        var missing = new List<(string Writer, int Number)>();
        foreach (var (writer, number, state) in scene.Sent.All)
        {
            var names = whole[(writer, number)].ToArray();
            if (names.Length > 1 && !Is(Weakening.WrittenAgain)) yield return $"twice: {writer} {number} in {string.Join(", ", names)}";
            if (names.Length > 0 && state == SentState.Unsent) yield return $"from nowhere: {writer} {number} in {names[0]}";
            if (names.Length > 0 && state == SentState.Refused) yield return $"refused and written: {writer} {number} in {names[0]}";
            if (names.Length == 0 && state == SentState.Returned && !MayBeMissing(writer, number, whole)) missing.Add((writer, number));
        }
        if (missing.Count != scene.Told)
            yield return $"{missing.Count} events are missing and {scene.Told} are told to be lost: {string.Join(", ", missing.Take(8).Select(one => $"{one.Writer} {one.Number}"))}";
    }

    // Of a killed process' events in the phase in which it was killed, if no later one of the phase is there.
    bool MayBeMissing(string writer, int number, ILookup<(string Writer, int Number), string> found) =>
        (Is(Weakening.KilledBuffer) || (Is(Weakening.KilledQueue) && SentEvents.Writers.Take(SentEvents.WritersAProcess).Contains(writer)))
        && SentEvents.PhaseOf(number) == 1
        && SentEvents.NumbersOf(1).Where(later => later > number).All(later => !found.Contains((writer, later)));

    IEnumerable<string> InOrderInFiles() =>
        from file in _files
        from writer in SentEvents.Writers
        let numbers = file.Events.Where(mark => mark.Writer == writer).Select(mark => mark.Number).ToArray()
        from pair in numbers.Zip(numbers.Skip(1))
        where pair.First > pair.Second
        select $"out of order: {writer} {pair.First} before {pair.Second} in {file.Name}";

    IEnumerable<string> InOrderOverFiles()
    {
        foreach (var writer in SentEvents.Writers)
        {
            var spans = _files.Select(file => (file, Numbers: file.Events.Where(mark => mark.Writer == writer).Select(mark => mark.Number).ToArray()))
                .Where(span => span.Numbers.Length > 0)
                .Select(span => (span.file, First: span.Numbers.Min(), Last: span.Numbers.Max()))
                .OrderBy(span => span.First).ToArray();
            foreach (var (one, next) in spans.Zip(spans.Skip(1)))
            {
                if (one.Last >= next.First && !Is(Weakening.WrittenAgain)) yield return $"files interleave: {writer} {one.First}–{one.Last} in {one.file.Name}, {next.First}–{next.Last} in {next.file.Name}";
                if (!Is(Weakening.NamesByClock) && one.file.Rank is { } before && next.file.Rank is { } after && before.CompareTo(after) > 0)
                    yield return $"names out of order: {writer} {one.First}–{one.Last} in {one.file.Name}, then {next.First}–{next.Last} in {next.file.Name}";
            }
        }
    }

    IEnumerable<string> Limits() =>
        from file in _files
        where Row.Rolls == Rolls.Size && file.Rank is not null && file.Bytes > CaseSettings.LimitBytes && file.Events.Skip(1).Any()
        where !(Is(Weakening.FailedRoll) && scene.Said.Count > 0)
        select $"too long: {file.Name} has {file.Bytes} bytes";

    // All of the last phase is written after the time within which others' doings are noticed.
    IEnumerable<string> Noticed() =>
        from file in _files
        where Row.Disturbance is Disturbance.LogrotateCreate or Disturbance.Moved or Disturbance.Deleted or Disturbance.FolderInstead
        where file.Rank is null
        let late = file.Events.Count(mark => SentEvents.PhaseOf(mark.Number) == SentEvents.Phases - 1)
        where late > 0
        select $"not noticed: {late} events of the last phase are in {file.Name}";

    IEnumerable<string> OnlyOwnFiles() =>
    [
        .. scene.Place.TouchedStrangers().Select(name => $"touched: {name}"),
        .. _files.Where(file => file.Rank is null && !file.Name.StartsWith("elsewhere/", StringComparison.Ordinal) && !file.Name.StartsWith("deleted ", StringComparison.Ordinal))
            .Where(file => !file.Name.EndsWith(".log.1", StringComparison.Ordinal)).Select(file => $"left behind: {file.Name}"),
    ];
}
