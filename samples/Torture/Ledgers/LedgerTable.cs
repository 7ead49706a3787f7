using Serilog.Events;

namespace Torture.Ledgers;

/// <summary>Prints the ledgers: a line for each worker that lived, then for each of the eight places and each level.</summary>
static class LedgerTable
{
    const string Heads = "       sent    received  told lost  fell back       gone    in file";

    public static void Print(IReadOnlyList<Ledger> ledgers)
    {
        Console.WriteLine($"\nEach worker\n\nworker  {"voice",-10}  {"end",-7}{Heads}  spoiled  balances");
        foreach (var ledger in ledgers)
        {
            var fate = ledger.Fate.ToString().ToLowerInvariant();
            var balances = Promises.Broken(ledger).Any() ? "NO" : "yes";
            Console.WriteLine($"{ledger.Worker,-6}  {ledger.Voice,-10}  {fate,-7}{Numbers(ledger.Total)}{ledger.Vandalisms,9}  {balances}");
        }

        Console.WriteLine($"\nEach place and level\n\nplace  {"level",-11}{Heads}");
        foreach (var place in ledgers.GroupBy(ledger => ledger.Worker.Split('.')[0]).OrderBy(place => place.Key, StringComparer.Ordinal))
        {
            foreach (var level in Enum.GetValues<LogEventLevel>())
            {
                var entry = place.Select(ledger => ledger.Entries[(int)level]).Aggregate((a, b) => a + b);
                Console.WriteLine($"{place.Key,-5}  {level,-11}{Numbers(entry)}");
            }
        }

        Console.WriteLine("""

            sent       by the worker's own count, which a SIGKILL leaves alone
            told lost  the queue was full, a frame damaged or the listener out of time, which it says at the worker's end
            fell back  the pipe was gone, and the worker's fallback got it; the last may have come all the same
            gone       it was in the queue of a worker that was killed, or in a pipe that was spoiled
            """);
    }

    static string Numbers(LevelEntry entry) => FormattableString.Invariant(
        $"{entry.Sent,11:N0} {entry.Received,11:N0} {entry.Told,10:N0} {entry.FellBack,10:N0} {entry.Gone,10:N0} {entry.InFile,10:N0}");
}
