using System.Text.RegularExpressions;

namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>One row of the cover: a value of each dimension.</summary>
sealed partial class Combination(IReadOnlyList<Enum> values)
{
    /// <summary>The values' names, with points between: <c>buffered.stable.size.gzip.…</c>.</summary>
    public string Name { get; } = string.Join('.', values.Select(Word));

    public Delivery Delivery => Of<Delivery>();

    public FileNaming Naming => Of<FileNaming>();

    public Rolls Rolls => Of<Rolls>();

    public Packing Packing => Of<Packing>();

    public HookKind Hooks => Of<HookKind>();

    public Keying Keying => Of<Keying>();

    public TextForm Text => Of<TextForm>();

    public Source Source => Of<Source>();

    public Disturbance Disturbance => Of<Disturbance>();

    public bool Is(Enum value) => values.Contains(value);

    public bool IsRelayed => Source is not (Source.Threads or Source.Flow);

    public bool IsStraight => Source is Source.Straight or Source.ClefStraight;

    public bool IsShell => Source is Source.Clef or Source.ClefStraight;

    /// <summary>Reads a <see cref="Name"/>.</summary>
    /// <exception cref="ArgumentException">A word is none of its dimension, or there are more or fewer words than dimensions.</exception>
    public static Combination Parse(string name)
    {
        var words = name.Split('.');
        if (words.Length != Table.Dimensions.Count)
            throw new ArgumentException($"{name} has {words.Length} words; there must be {Table.Dimensions.Count}, one for each dimension.");
        return new([.. Table.Dimensions.Zip(words, (dimension, word) => dimension.FirstOrDefault(value => Word(value) == word)
            ?? throw new ArgumentException($"{word} is not allowed here; allowed are {string.Join(", ", dimension.Select(Word))}."))]);
    }

    public override string ToString() => Name;

    static string Word(Enum value) => Hump().Replace($"{value}", "-$0").ToLowerInvariant();

    T Of<T>()
        where T : struct, Enum => values.OfType<T>().Single();

    [GeneratedRegex("(?<=[a-z])[A-Z](?=[a-z])")]
    private static partial Regex Hump();
}
