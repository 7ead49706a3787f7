namespace PolyglotWorkers;

/// <summary>Prints the log, and says whether all that was expected is there.</summary>
sealed class LogReport(string file)
{
    /// <summary>The form of the log's lines: who, then what.</summary>
    public const string Template = "{Timestamp:HH:mm:ss.fff} {WorkerName:l} {ProcessId} [{Level:u3}] {Message:lj}{NewLine}{Exception}";

    readonly List<(string Who, IReadOnlyList<string[]> Talk)> _expected = [];

    /// <summary>A worker was started, and is to say this.</summary>
    public void Expect(string worker, int processId, IReadOnlyList<string[]> talk) => _expected.Add(($" {worker} {processId} ", talk));

    /// <summary>True when every worker said all that it was to say, in order, once, and under its own name.</summary>
    public bool Print()
    {
        var lines = File.ReadAllLines(file);
        foreach (var line in lines) Console.WriteLine(line);
        var missing = _expected.SelectMany(worker => worker.Talk.SelectMany(sequence => Missing(lines, worker.Who, sequence))).ToList();
        Console.WriteLine();
        foreach (var text in missing) Console.WriteLine($"Missing, doubled or out of order:{text}");
        var isComplete = missing.Count == 0 && _expected.Count > 0;
        Console.WriteLine($"{lines.Length} lines, {_expected.Count} workers. The log is {(isComplete ? "complete" : "NOT complete")}.");
        return isComplete;
    }

    static IEnumerable<string> Missing(string[] lines, string who, string[] sequence)
    {
        var last = -1;
        foreach (var text in sequence.Select(what => who + what))
        {
            var places = Enumerable.Range(0, lines.Length).Where(i => lines[i].Contains(text, StringComparison.Ordinal)).ToArray();
            if (places.Length != 1 || places[0] < last) yield return text;
            else last = places[0];
        }
    }
}
