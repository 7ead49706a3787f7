namespace PolyglotWorkers;

/// <summary>What each worker says: in each sequence in this order, between two sequences in any.</summary>
static class Talk
{
    public static IReadOnlyList<string[]> Bash { get; } =
    [
        ["[DBG] adding up 1 to 100", "[INF] the sum is 5050", "[WRN] finished in bash "],
        ["[INF] a plain line of bash"],
        ["[WRN] a plain complaint of bash"],
    ];

    public static IReadOnlyList<string[]> Python { get; } =
    [
        ["[DBG] adding up 1 to 100", "[INF] the sum is 5050", "[ERR] cannot divide 100 by zero", "[WRN] finished in Python 3"],
    ];

    public static IReadOnlyList<string[]> CSharp { get; } =
    [
        ["[DBG] adding up 1 to 100", "[INF] the sum is 5050", "[WRN] finished in C# "],
    ];
}
