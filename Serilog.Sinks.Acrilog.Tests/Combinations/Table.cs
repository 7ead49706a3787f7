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
        new(".NET ends a process whose pool cannot start a thread, for which it needs a descriptor", [Disturbance.FewDescriptors],
            [Source.Flow, Source.Relay, Source.Straight, Source.Clef, Source.ClefStraight]),
    ];

    /// <summary>A cover of the table in which each allowed combination of values of <paramref name="wise"/> dimensions is in a row.</summary>
    public static IReadOnlyList<Combination> Cover(int wise, int seed) =>
        [.. new Cover(Sizes, Allows, wise, seed).Rows().Select(row => new Combination([.. row.Select((value, d) => Dimensions[d][value])]))];

    /// <summary>Rows of every cover: a pair alone does not show what these did, since other values of a row may hide it.</summary>
    public static IReadOnlyList<Combination> Always { get; } =
    [
        .. new[]
        {
            // What is rolled anyway leaves a file that others have put aside.
            "shared.dated.unrolled.plain.unhooked.single.template.threads.logrotate-create",
            "shared.dated.unrolled.plain.unhooked.single.json.relay.logrotate-create",

            // The part of an event is followed by another process' event in the same file.
            "shared.dated.unrolled.plain.unhooked.single.template.threads.full-disk",
            "shared.dated.unrolled.plain.unhooked.keyed.template.threads.full-disk",

            // A worker is read on changing threads.
            "buffered.dated.unrolled.plain.unhooked.single.template.relay.calm",
            "buffered.dated.unrolled.plain.unhooked.single.template.straight.calm",
            "buffered.dated.unrolled.plain.unhooked.single.template.clef.calm",
            "buffered.dated.unrolled.plain.unhooked.single.template.clef-straight.calm",
            "buffered.dated.unrolled.plain.unhooked.keyed.json.clef.calm",

            // What comes after the cut and before it is noticed is in a stream that can be no longer gone on with.
            "default.stable.unrolled.plain.wrapped.single.template.threads.logrotate-copytruncate",

            // A key's log is opened while no thread can be started.
            "buffered.stable.startup.plain.wrapped.keyed.latin1.threads.few-descriptors",

            // A sink that is slow has taken none, or one, or many of them by then.
            "default.dated.unrolled.plain.unhooked.single.template.relay.drain-timeout",
            "audit.dated.unrolled.plain.unhooked.single.template.relay.drain-timeout",
            "default.dated.unrolled.plain.unhooked.single.template.clef.drain-timeout",
            "default.dated.unrolled.plain.unhooked.single.template.straight.drain-timeout",
        }.Select(Combination.Parse),
    ];

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
