using System.Globalization;

namespace Torture;

/// <summary>What the command line asks for.</summary>
sealed record Settings(int Seconds, int Seed)
{
    public const string Usage = """
        Tortures eight worker processes that share one log, and then balances the books: what each sent, what came, what was lost.
        Ends with 0 only if every ledger balances.

        dotnet run --project samples/Torture -c Release -- [options]
          --seconds N      for how long, 1 to 86400 (default: 10)
          --seed S         which misfortunes, 0 to 2147483647 (default: 1); when they hit is up to the machine
        """;

    /// <exception cref="ArgumentException">Which option is wrong, and what it takes.</exception>
    public static Settings Parse(string[] args)
    {
        var settings = new Settings(Seconds: 10, Seed: 1);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (args[i] is not ("--seconds" or "--seed")) throw new ArgumentException($"{args[i]} is not an option");
            if (i + 1 == args.Length) throw new ArgumentException($"{args[i]} needs a value");
            settings = args[i] == "--seconds"
                ? settings with { Seconds = Number(args[i], args[i + 1], 1, 86_400) }
                : settings with { Seed = Number(args[i], args[i + 1], 0, int.MaxValue) };
        }

        return settings;
    }

    static int Number(string option, string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ArgumentException($"{option} is a whole number from {least} to {most}, not '{text}'");
}
