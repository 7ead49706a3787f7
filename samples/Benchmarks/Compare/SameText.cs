using System.Text.RegularExpressions;
using Benchmarks.Workload;

namespace Benchmarks.Compare;

/// <summary>Whoever writes less than the others is faster: checks that all write the same line, but for the time in it.</summary>
static partial class SameText
{
    const int Number = 12_345;

    /// <summary>What is wrong with a contender's line; null if nothing is.</summary>
    public static string? Check(IContender contender, string folder)
    {
        if (!contender.HasFile || contender.Name.StartsWith("limit", StringComparison.Ordinal)) return null;
        using var place = new Place(folder);
        using (var log = contender.Open(place)) log.Write(Request.Number(Number));
        var text = string.Concat(place.Files.Select(File.ReadAllText));
        var head = Head().Match(text);
        return head.Success && text[head.Length..] == Request.Number(Number).Message + Environment.NewLine ? null : $"{contender.Name} writes another line: {text}";
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [+-]\d\d:\d\d \[INF\] ")]
    private static partial Regex Head();
}
