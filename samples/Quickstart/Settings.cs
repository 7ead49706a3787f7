using System.Globalization;
using System.Runtime.InteropServices;

namespace Quickstart;

/// <summary>What the command line asks for.</summary>
sealed record Settings(string Path, int Workers, string Logs, long? FileSizeLimitBytes)
{
    public const string Usage = """
        Hashes the files of a folder with several worker processes that share one log.

        dotnet run --project samples/Quickstart -- [options]
          --path FOLDER                  the files to hash, with those in its subfolders (default: the .NET runtime's own folder)
          --workers N                    how many worker processes, 1 to 64 (default: 2)
          --logs FOLDER                  where the log goes (default: logs)
          --file-size-limit-bytes N      when a log file is full (default: 1 GiB)
        """;

    const int MostWorkers = 64;

    /// <exception cref="ArgumentException">Which option is wrong, and what it takes.</exception>
    public static Settings Parse(string[] args)
    {
        var settings = new Settings(RuntimeEnvironment.GetRuntimeDirectory(), Workers: 2, Logs: "logs", FileSizeLimitBytes: 1L << 30);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length) throw new ArgumentException($"{args[i]} needs a value");
            var value = args[i + 1];
            settings = args[i] switch
            {
                "--path" => settings with { Path = Folder(value) },
                "--workers" => settings with { Workers = (int)Number(args[i], value, MostWorkers) },
                "--logs" => settings with { Logs = value.Length > 0 ? value : throw new ArgumentException("--logs needs the name of a folder") },
                "--file-size-limit-bytes" => settings with { FileSizeLimitBytes = Number(args[i], value, long.MaxValue) },
                _ => throw new ArgumentException($"{args[i]} is not an option"),
            };
        }

        return settings;
    }

    static string Folder(string path) => Directory.Exists(path) ? path : throw new ArgumentException($"--path: there is no folder {path}");

    static long Number(string option, string text, long most) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw new ArgumentException($"{option} is a whole number from 1 to {most}, not '{text}'");
}
