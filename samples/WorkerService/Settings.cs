using System.Globalization;

namespace WorkerService;

/// <summary>What the command line asks for.</summary>
/// <param name="Time">How long to run; infinite until SIGTERM or Ctrl-C.</param>
/// <param name="Workers">How many worker processes.</param>
/// <param name="Logs">The folder of the log; null for the one in appsettings.json.</param>
sealed record Settings(TimeSpan Time, int Workers, string? Logs)
{
    public const string Usage = """
        A generic host that keeps worker processes running, all with one log. SIGTERM or Ctrl-C stops it in good order.

        dotnet run --project samples/WorkerService -- [options]
          --seconds N      stop by itself after 1 to 86400 seconds (default: run until told to stop)
          --workers N      how many worker processes, 1 to 64 (default: 2)
          --logs FOLDER    where the log goes (default: as appsettings.json says)
        """;

    const int MostSeconds = 86_400;
    const int MostWorkers = 64;

    /// <summary>Null where the command line is not one of ours.</summary>
    public static Settings? Parse(string[] args)
    {
        Settings? settings = new(Timeout.InfiniteTimeSpan, Workers: 2, Logs: null);
        for (var i = 0; i < args.Length && settings is not null; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            settings = args[i] switch
            {
                "--seconds" when Number(value, MostSeconds) is { } seconds => settings with { Time = TimeSpan.FromSeconds(seconds) },
                "--workers" when Number(value, MostWorkers) is { } workers => settings with { Workers = workers },
                "--logs" when value.Length > 0 => settings with { Logs = value },
                _ => null,
            };
        }

        return settings;
    }

    static int? Number(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;
}
