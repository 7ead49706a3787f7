using Serilog.Sinks.Acrilog.Rolling;

namespace Serilog.Sinks.Acrilog.Tests.FileSink;

/// <summary>What is known of each event of a log that rolls each hour and that others disturb: in which hours' files it may be, and
/// whether it was in a file when others or retention took that. Safe from any thread.</summary>
/// <remarks>An event is a line that ends in a full stop; what others leave of one when they cut a file is not.</remarks>
sealed class EventLedger(long limitBytes)
{
    readonly object _gate = new();
    readonly List<(string Line, DateTimeOffset Time, HashSet<DateTime> Hours, bool InTrouble)> _events = [];
    readonly HashSet<string> _taken = [];
    readonly HashSet<string> _fragments = [];
    HashSet<DateTime> _hours = [];

    /// <summary>Whether operations fail, or what failed may not be made good yet: a log then stays in the file it has.</summary>
    public bool InTrouble { get; private set; }

    /// <summary>Whether the part of an event that a failed write left may stay, as a line of its own, since cutting fails too.</summary>
    public bool LeavesParts { get; set; }

    /// <summary>Makes an event, to be logged now.</summary>
    public string Emit(int length, DateTimeOffset now)
    {
        // A clock that was set back to less than a minute before a period is taken to be in it.
        if (!InTrouble) _hours = [Hour(now), Hour(now.AddMinutes(1))];
        var line = $"{_events.Count}:{new string('x', length)}.";
        _events.Add((line, now, _hours, InTrouble));
        return line;
    }

    public void BeginTrouble(DateTimeOffset now)
    {
        if (!InTrouble) _hours = [.. _hours];
        InTrouble = true;
        Note(now);
    }

    /// <summary>Says what the clock shows: a file that is begun in trouble may be of that hour.</summary>
    public void Note(DateTimeOffset now)
    {
        if (InTrouble) _hours.Add(Hour(now));
    }

    public void EndTrouble() => InTrouble = false;

    /// <summary>Says that a file was begun, in which a log may have to stay.</summary>
    public void Roll(DateTimeOffset now)
    {
        if (!InTrouble) _hours = [.. _hours];
        _hours.Add(Hour(now));
    }

    /// <summary>Says that a file with this text was deleted, or cut to a length.</summary>
    public void Take(string text, int keptLength = 0)
    {
        var kept = text[..keptLength].Split('\n');
        lock (_gate)
        {
            _taken.UnionWith(text.Split('\n').Where(IsEvent).Except(kept));
            if (!IsEvent(kept[^1])) _fragments.Add(kept[^1]);
        }
    }

    /// <summary>When the last event in a text was logged; null if there is none.</summary>
    public DateTimeOffset? TimeOfLast(string text) =>
        text.Split('\n').LastOrDefault(IsEvent) is { } line ? _events[NumberOf(line)].Time : null;

    /// <summary>Whether a text has any whole event.</summary>
    public static bool HasEvents(string text) => text.Split('\n').Any(IsEvent);

    /// <summary>What is wrong with the files in the end; null if nothing is.</summary>
    /// <param name="files">The texts, with the hour and number that the names say, if they say them.</param>
    public string? Fault(IReadOnlyCollection<(LogFileId? Id, string Text)> files)
    {
        var found = files.SelectMany(file => file.Text.Split('\n')).Where(IsEvent).ToLookup(line => line);
        lock (_gate)
            foreach (var line in _events.Select(e => e.Line))
                if (found[line].Count() != (_taken.Contains(line) ? 0 : 1)) return $"{line} is there {found[line].Count()} times";
        return files.Select(file => FaultIn(file.Id, file.Text)).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>The first two events that are in the wrong order, of files in the order of their names; null if none are.</summary>
    public static string? FaultInOrder(IEnumerable<string> texts)
    {
        var numbers = texts.SelectMany(text => text.Split('\n')).Where(IsEvent).Select(NumberOf).ToList();
        return numbers.Zip(numbers.Skip(1)).Where(pair => pair.First >= pair.Second)
            .Select(pair => $"{pair.First} is before {pair.Second}").FirstOrDefault();
    }

    string? FaultIn(LogFileId? id, string text)
    {
        var lines = text.Split('\n').Where(line => line.Length > 0).ToList();
        if (lines.Find(line => !IsEvent(line) && !_fragments.Contains(line) && !IsLeft(line)) is { } torn) return $"{torn} is torn";
        var events = lines.Where(IsEvent).Select(line => _events[NumberOf(line)]).ToList();
        if (events.Count > 0 && !HoursOf(events).Any(hour => id is null || hour == id.Value.Label)) return $"{id}: {text} is of another hour";
        if (text.Length > limitBytes && events.Count > 1 && !events.Exists(e => e.InTrouble)) return $"{text} is too long";
        return FaultInOrder([text]);
    }

    // A restart after a roll that failed takes the hour of the last event for that of them all.
    static IEnumerable<DateTime> HoursOf(List<(string Line, DateTimeOffset Time, HashSet<DateTime> Hours, bool InTrouble)> events) =>
        events.Select(e => e.Hours.AsEnumerable())
            .Aggregate((hours, next) => events.Exists(e => e.InTrouble) ? hours.Union(next) : hours.Intersect(next));

    bool IsLeft(string part) =>
        LeavesParts && _events.Exists(e => e.InTrouble && e.Line.StartsWith(part, StringComparison.Ordinal));

    static bool IsEvent(string line) => line.EndsWith('.');

    static int NumberOf(string line) => int.Parse(line[..line.IndexOf(':', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);

    static DateTime Hour(DateTimeOffset now) => now.UtcDateTime.Date.AddHours(now.UtcDateTime.Hour);
}
