namespace Benchmarks.Reporting;

/// <summary>Puts the tables of a report into a file.</summary>
static class MarkdownFile
{
    const string Begin = "<!-- benchmarks -->";
    const string End = "<!-- end of benchmarks -->";

    /// <summary>Between its two marks if the file has them; otherwise it becomes the file.</summary>
    public static async Task WriteAsync(string path, Report report)
    {
        var tables = new StringWriter { NewLine = "\n" };
        report.PrintMarkdown(tables);
        var before = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        var (begin, end) = (before.IndexOf(Begin, StringComparison.Ordinal), before.IndexOf(End, StringComparison.Ordinal));
        await File.WriteAllTextAsync(path, begin < 0 || end < begin ? tables.ToString() : $"{before[..begin]}{Begin}\n\n{tables}\n{before[end..]}");
    }
}
