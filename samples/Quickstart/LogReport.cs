using System.Text.RegularExpressions;

namespace Quickstart;

/// <summary>Reads the log that this run wrote (a folder may hold older runs') and says whether it is complete.</summary>
sealed partial class LogReport
{
    const int LinesShown = 3;

    readonly string _folder;
    readonly Dictionary<string, long> _lengthsBefore;

    /// <summary>Remembers what is in the folder before the run.</summary>
    public LogReport(string folder)
    {
        _folder = folder;
        _lengthsBefore = Files().ToDictionary(f => f.FullName, f => f.Length);
    }

    /// <summary>Prints the files, some lines and the counts; true when every file of every share has exactly one line, in order.</summary>
    public bool Print(string[][] shares)
    {
        var lines = new List<string>();
        var files = new List<string>();
        foreach (var file in Files())
        {
            var written = ReadFrom(file, _lengthsBefore.GetValueOrDefault(file.FullName));
            if (written.Length > 0) files.Add($"{Path.Combine(_folder, file.Name)}  {file.Length} bytes, {written.Length} new lines");
            lines.AddRange(written);
        }

        PrintEnds("\nWritten:", files);
        PrintEnds("\nThe first and the last lines:", lines);
        return Check(shares, lines);
    }

    static void PrintEnds(string title, List<string> lines)
    {
        Console.WriteLine(title);
        var last = Math.Max(LinesShown, lines.Count - LinesShown);
        foreach (var line in lines.Take(LinesShown)) Console.WriteLine($"  {line}");
        if (last > LinesShown) Console.WriteLine("  ...");
        foreach (var line in lines.Skip(last)) Console.WriteLine($"  {line}");
    }

    static bool Check(string[][] shares, List<string> lines)
    {
        var hashed = lines.Select(l => HashedLine().Match(l)).Where(m => m.Success).Select(m => m.Groups["file"].Value).ToArray();
        var places = hashed.Select((file, place) => (file, place)).ToLookup(h => h.file, h => h.place);
        var expected = shares.Sum(s => s.Length);
        var missing = shares.Sum(s => s.Count(file => !places.Contains(file)));
        var doubled = hashed.Length - places.Count;
        var disordered = shares.Count(s => !IsAscending(s.Where(places.Contains).Select(file => places[file].First())));

        Console.WriteLine($"\n{expected} files, {hashed.Length} hashed lines: {missing} missing, {doubled} doubled, "
            + $"{disordered} workers out of order. {lines.Count} lines in all.");
        var complete = missing == 0 && doubled == 0 && disordered == 0 && hashed.Length == expected;
        Console.WriteLine(complete ? "The log is complete." : "The log is NOT complete.");
        return complete;
    }

    static bool IsAscending(IEnumerable<int> places)
    {
        var before = -1;
        foreach (var place in places)
        {
            if (place < before) return false;
            before = place;
        }

        return true;
    }

    // The names sort as the log was written: by period, then by number, the file without a number first.
    IEnumerable<FileInfo> Files() => !Directory.Exists(_folder) ? [] : new DirectoryInfo(_folder).EnumerateFiles("quickstart-*.log")
        .OrderBy(f => f.Name.Split('_', '.')[0], StringComparer.Ordinal).ThenBy(f => f.Name.Length).ThenBy(f => f.Name, StringComparer.Ordinal);

    static string[] ReadFrom(FileInfo file, long offset)
    {
        using var stream = file.OpenRead();
        stream.Seek(offset, SeekOrigin.Begin);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"\]\[ hashed (?<file>.*) \(\d+ bytes\) in [\d.,]+ ms \]$")]
    private static partial Regex HashedLine();
}
