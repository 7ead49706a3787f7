namespace Torture.Ledgers;

/// <summary>Says whether the relay has kept its promises.</summary>
static class Verdict
{
    /// <summary>Names each worker whose ledger does not balance, and its numbers; true when all do.</summary>
    public static bool Print(IReadOnlyList<Ledger> ledgers)
    {
        var broken = ledgers.SelectMany(ledger => Promises.Broken(ledger).Select(promise => $"{ledger.Worker}: {promise}")).ToList();
        Console.WriteLine();
        foreach (var line in broken) Console.WriteLine(line);
        var fates = ledgers.GroupBy(ledger => ledger.Fate).OrderBy(group => group.Key).Select(group => $"{group.Count()} {group.Key}");
        Console.WriteLine($"{ledgers.Count} workers ({string.Join(", ", fates).ToLowerInvariant()}; "
            + $"{ledgers.Count(ledger => ledger.Vandalisms > 0)} had spoiled their pipes): "
            + (broken.Count == 0 ? "every ledger balances." : "NOT every ledger balances."));
        return broken.Count == 0;
    }
}
