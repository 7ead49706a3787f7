using Serilog.Events;

namespace Torture.Ledgers;

/// <summary>What the relay promises for a worker, whatever befell it.</summary>
static class Promises
{
    /// <summary>The promises that were broken, with the numbers.</summary>
    public static IEnumerable<string> Broken(Ledger ledger)
    {
        if (ledger.End is not { } end) return ["the listener never told of its end"];
        var broken = new List<string>();
        void Expect(bool holds, string otherwise)
        {
            if (!holds) broken.Add(otherwise);
        }

        // Whatever happens: the log has what the listener counted, in order, each once, and nothing that was not sent.
        ExpectByLevel(entry => entry.Received == entry.InFile, entry => $"{entry.Received} received, {entry.InFile} in the log");
        ExpectByLevel(entry => entry.Received + entry.Told <= entry.Sent, Books);
        Expect(ledger.Lines.OutOfOrder == 0, $"{ledger.Lines.OutOfOrder} lines are out of order or doubled");
        Expect(ledger.Lines.Last <= ledger.Total.Sent, $"number {ledger.Lines.Last} came of {ledger.Total.Sent}");
        Expect(ledger.Lines.Gaps <= end.Lost, $"{ledger.Lines.Gaps} are missing before the last that came, {end.Lost} told as lost");
        Expect(!ledger.IsUnbalanced, "the listener says that its account does not balance");
        Expect(Enum.IsDefined(ledger.Fate), $"it ended with exit code {(int)ledger.Fate}");

        // A worker whose last words could still be heard: nothing is missing without a word.
        var isWhole = HasGoodbye(ledger) ? end.IsClean || (ledger.Fate == Fate.Crashed && !ledger.IsVandal) : ledger.Fate != Fate.Killed;
        if (isWhole)
        {
            ExpectByLevel(entry => entry.Sent == entry.Received + entry.Told, Books);
            Expect(end.Lost == ledger.Total.Told + BadLines(ledger), $"{end.Lost} lost, {ledger.Total.Told} by level, {BadLines(ledger)} bad lines");
        }

        // Its end is called what it was.
        Expect(!ledger.IsOverdue, "it did not end when it was asked to");
        if (ledger.Fate == Fate.Ended && !ledger.IsVandal) Expect(end.IsClean, "it ended well, and the listener says that it did not");
        if (ledger.Fate == Fate.Crashed && HasGoodbye(ledger)) Expect(!end.IsClean, "it crashed, and the listener says that it ended well");
        var isNoticed = ledger.Vandalisms == 0 || ledger.Complaints > 0 || !end.IsClean;
        Expect(isNoticed, $"it spoiled its pipe {ledger.Vandalisms} times, and nobody noticed");
        return broken;

        void ExpectByLevel(Func<LevelEntry, bool> holds, Func<LevelEntry, string> otherwise)
        {
            foreach (var level in Enum.GetValues<LogEventLevel>())
                Expect(holds(ledger.Entries[(int)level]), $"{level}: {otherwise(ledger.Entries[(int)level])}");
        }
    }

    static string Books(LevelEntry entry) => $"{entry.Sent} sent, {entry.Received} received, {entry.Told} told as lost";

    // How one that writes lines of JSON ended shows in its exit code alone, which may be known too late.
    static bool HasGoodbye(Ledger ledger) => ledger.Voice != Voice.JsonLines;

    // A line that is no event costs itself alone; what level it would have had, nobody knows.
    static long BadLines(Ledger ledger) => HasGoodbye(ledger) ? 0 : ledger.Vandalisms;
}
