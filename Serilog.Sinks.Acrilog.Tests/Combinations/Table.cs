namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>The dimensions of the combinations, with their values, and which values do not go together.</summary>
static class Table
{
    /// <summary>The dimensions, in the order of a row's name. A value is a member of its enum.</summary>
    public static IReadOnlyList<IReadOnlyList<Enum>> Dimensions { get; } =
    [
        Values<Delivery>(),
        Values<FileNaming>(),
        Values<Rolls>(),
        Values<Packing>(),
        Values<HookKind>(),
        Values<Keying>(),
        Values<TextForm>(),
        Values<Source>(),
        Values<Disturbance>(),
    ];

    /// <summary>What cannot be combined, each with the reason.</summary>
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        new("shared does not go with naming: Stable", [Delivery.Shared], [FileNaming.Stable]),
        new("shared does not go with rollOnStartup", [Delivery.Shared], [Rolls.Startup]),
        new("shared does not go with hooks", [Delivery.Shared], [HookKind.Header, HookKind.Wrapped]),
        new("AuditTo has no AcrilogFiles", [Delivery.Audit], [Keying.Keyed]),
        new("a listener has no AuditTo for a file", [Delivery.Audit], [Source.Straight, Source.ClefStraight]),
        new("a listener has no file for each key", [Keying.Keyed], [Source.Straight, Source.ClefStraight]),
        new("workers render templates, in UTF-8", [TextForm.Json, TextForm.Utf16, TextForm.Latin1], [Source.Straight, Source.ClefStraight]),
        new("only a listener has a DrainTimeout", [Disturbance.DrainTimeout], [Source.Threads, Source.Flow]),
        new("asynchronous methods need the pool themselves", [Disturbance.BusyPool], [Source.Flow]),
    ];

    /// <summary>A cover of the table in which each allowed combination of values of <paramref name="wise"/> dimensions is in a row.</summary>
    public static IReadOnlyList<Combination> Cover(int wise, int seed) =>
        [.. new Cover(Sizes, Allows, wise, seed).Rows().Select(row => new Combination([.. row.Select((value, d) => Dimensions[d][value])]))];

    public static IReadOnlyList<int> Sizes { get; } = [.. Dimensions.Select(dimension => dimension.Count)];

    /// <summary>Whether no rule speaks against a row, of which the dimensions with -1 are not chosen yet.</summary>
    public static bool Allows(IReadOnlyList<int> row)
    {
        var values = row.Select((value, d) => value < 0 ? null : Dimensions[d][value]).OfType<Enum>().ToArray();
        return Rules.All(rule => !rule.Forbids(values));
    }

    static IReadOnlyList<Enum> Values<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Cast<Enum>()];
}
