using System.Globalization;
using Benchmarks.Relay.Worker;
using Benchmarks.Workload;

namespace Benchmarks.Relay;

/// <summary>Which events of which worker are in the file, and how often.</summary>
/// <param name="Lost">Events that are not in it.</param>
/// <param name="Doubled">Events that are there again.</param>
/// <param name="Torn">Lines that are no one's.</param>
sealed record Receipts(int Lost, int Doubled, int Torn)
{
    const string Before = "] Request GET /workers/";
    const string Between = " ms with ";

    // What the listener itself logs.
    const string OfListener = "] Worker ";

    public static Receipts Of(Place place, int events)
    {
        var seen = Enumerable.Range(0, Measures.Workers).Select(_ => new bool[events]).ToArray();
        var (found, doubled, torn) = (0, 0, 0);
        foreach (var line in place.Files.SelectMany(File.ReadLines))
        {
            if (Find(line) is not var (worker, number) || number >= events) torn += line.Contains(OfListener, StringComparison.Ordinal) ? 0 : 1;
            else if (seen[worker][number]) doubled++;
            else (seen[worker][number], found) = (true, found + 1);
        }

        return new Receipts((Measures.Workers * events) - found, doubled, torn);
    }

    static (int Worker, int Number)? Find(string line)
    {
        var before = line.IndexOf(Before, StringComparison.Ordinal);
        var between = line.LastIndexOf(Between, StringComparison.Ordinal);
        if (before < 0 || between < 0 || !int.TryParse(line.AsSpan(between + Between.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        var worker = line[before + Before.Length] - '0';
        return worker is >= 0 and < Measures.Workers && line.AsSpan(before + 2).SequenceEqual(Request.Of(WorkerRole.PathOf(worker), number).Message)
            ? (worker, number)
            : null;
    }
}
