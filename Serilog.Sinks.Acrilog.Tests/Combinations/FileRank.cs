using System.Globalization;
using System.Text.RegularExpressions;

namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>What the name of a log's file says: of which key, of which period, which in it.</summary>
sealed partial record FileRank(string Key, string Label, int Number) : IComparable<FileRank>
{
    // Of the file whose name stays: after all others.
    const string Latest = "~";

    /// <summary>Reads a name; null if it is none that a log of the combinations gives.</summary>
    public static FileRank? Of(string name, FileNaming naming)
    {
        var match = Name().Match(name);
        if (!match.Success) return null;
        var (key, label, number) = (match.Groups["key"].Value, match.Groups["label"].Value, match.Groups["number"]);
        var isActive = naming == FileNaming.Stable && label.Length == 0 && !number.Success;
        return isActive
            ? new(key, Latest, 0)
            : new(key, label, number.Success ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) : 0);
    }

    public int CompareTo(FileRank? other) =>
        string.CompareOrdinal(Label, other?.Label) is not 0 and var byLabel ? byLabel : Number.CompareTo(other!.Number);

    [GeneratedRegex(@"^app(?:-(?<key>[a-z]+))?(?<label>[0-9]{12})?(?:_(?<number>[0-9]{3,}))?\.log(?:\.gz)?$")]
    private static partial Regex Name();
}
