using System.Globalization;
using Benchmarks.Reporting;

namespace Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Benchmarks">Which benchmarks to run.</param>
/// <param name="Events">How many events a run logs.</param>
/// <param name="Rounds">How many rounds there are.</param>
/// <param name="Folder">Where the logs go while they are measured.</param>
/// <param name="Only">Parts of the names of those who take part; empty for all.</param>
sealed record Settings(IReadOnlyList<string> Benchmarks, int Events, int Rounds, string Folder, IReadOnlyList<string> Only)
{
    public const string Usage = """
        Measures this package beside what a user would take instead, and says whether it keeps what it promises.
        Ends with 0 only if no event was lost and no goal is missed by more than 10 %, with 1 if that is not so, with 2 if it
        was called wrongly. Ratios are steady on a machine that does nothing else, and better judged by a whole run, of about
        twenty minutes, than by a quick one.

        dotnet run --project samples/Benchmarks -c Release -- [all | compare | relay | roll | micro] [options]
          all                all that follow (default)
          compare            events a second, time of a call and memory of all peers, in 1 and 4 threads
          relay              4 worker processes, one file
          roll               time of a roll and to the first event, in empty folders and among 10,000 files
          micro              the formatter, the relay's encoder and its decoder by themselves

          --events N         how many events a run logs, 10000 to 10000000 (default: 1000000); relay at least 400000
          --rounds N         how many rounds, 1 to 99 (default: 5)
          --quick            under 90 seconds: 150000 events and 3 rounds, 1 of relay and roll, unless told otherwise;
                             only those that a goal speaks of, unless --only says whom
          --only TEXT        only those with this text in their name; several with commas: "Acrilog,NLog"
          --folder FOLDER    where the logs go while they are measured (default: the system's temporary folder)
          --json FILE        writes all results, and the machine, as JSON
          --markdown FILE    writes the tables as Markdown, between the marks <!-- benchmarks --> and <!-- end of benchmarks -->
                             if the file has them
          --svg FILE         draws a chart of the comparison
        """;

    const int FewEvents = 150_000;
    const int FewRounds = 3;

    static readonly string[] All = ["compare", "relay", "roll", "micro"];

    public bool IsQuick { get; private init; }

    /// <summary>How many rounds there are of what takes long to set up.</summary>
    public int SlowRounds => IsQuick ? (Rounds + 2) / 3 : Rounds;

    public string? Json { get; private init; }

    public string? Markdown { get; private init; }

    public string? Svg { get; private init; }

    /// <summary>Whether a contender of this name takes part.</summary>
    public bool Wants(string contender) => Only.Count == 0 || Only.Any(part => contender.Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a contender of this name takes part in what has these goals.</summary>
    public bool Wants(string contender, IEnumerable<Goal> goals) =>
        Wants(contender) && (!IsQuick || Only.Count > 0 || goals.Any(goal => goal.Concerns(contender)));

    /// <exception cref="ArgumentException">Which option is wrong, and what it takes.</exception>
    public static Settings Parse(string[] args)
    {
        var hasName = args is [var first, ..] && !first.StartsWith('-');
        var options = hasName ? args[1..] : args;
        var isQuick = options.Contains("--quick");
        var settings = new Settings(hasName ? Named(args[0]) : All, isQuick ? FewEvents : 1_000_000, isQuick ? FewRounds : 5, Path.GetTempPath(), [])
        {
            IsQuick = isQuick,
        };
        for (var i = 0; i < options.Length; i++)
        {
            if (options[i] != "--quick") settings = settings.With(options[i], i + 1 < options.Length ? options[++i] : null);
        }

        return settings;
    }

    Settings With(string option, string? value) => option switch
    {
        "--events" => this with { Events = Number(option, value, 10_000, 10_000_000) },
        "--rounds" => this with { Rounds = Number(option, value, 1, 99) },
        "--only" => this with { Only = Text(option, value).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) },
        "--folder" => this with { Folder = ExistingFolder(option, Text(option, value)) },
        "--json" => this with { Json = InExistingFolder(option, value) },
        "--markdown" => this with { Markdown = InExistingFolder(option, value) },
        "--svg" => this with { Svg = InExistingFolder(option, value) },
        _ when All.Contains(option) => throw new ArgumentException($"one benchmark can be named, before the options: {option} comes too late"),
        _ => throw new ArgumentException($"{option} is not an option"),
    };

    static string[] Named(string name) => name == "all" ? All : All.Contains(name)
        ? [name]
        : throw new ArgumentException($"'{name}' is no benchmark; there are all, {string.Join(", ", All)}");

    static string Text(string option, string? value) =>
        !string.IsNullOrWhiteSpace(value) ? value : throw new ArgumentException($"{option} needs a value");

    static string ExistingFolder(string option, string path) =>
        Directory.Exists(path) ? path : throw new ArgumentException($"{option}: there is no folder {path}");

    // At the end of minutes of measuring it would be a pity.
    static string InExistingFolder(string option, string? value)
    {
        var path = Path.GetFullPath(Text(option, value));
        ExistingFolder(option, Path.GetDirectoryName(path) ?? path);
        return path;
    }

    static int Number(string option, string? text, int least, int most) =>
        int.TryParse(Text(option, text), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ArgumentException($"{option} is a whole number from {least} to {most}, not '{text}'");
}
