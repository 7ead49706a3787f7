using System.Globalization;
using System.Text;
using Serilog.Events;

namespace Torture.Ledgers;

/// <summary>The lines of one worker's events in the log, in the order in which they lie there.</summary>
sealed class LogLines
{
    /// <summary>What the parent writes: the number is a tortured worker's; other lines have none.</summary>
    public const string Template = "{WorkerName:l} {Number:l} {Level} {Timestamp:HH:mm:ss.fff} {Message:lj}{NewLine}{Exception}";

    static readonly LogLines None = new();

    readonly long[] _byLevel = new long[(int)LogEventLevel.Fatal + 1];

    /// <summary>The number of the last event.</summary>
    public long Last { get; private set; }

    /// <summary>Events whose number is not greater than that of the one before.</summary>
    public long OutOfOrder { get; private set; }

    public long this[LogEventLevel level] => _byLevel[(int)level];

    /// <summary>Numbers up to the last that are not there.</summary>
    public long Gaps => Last - _byLevel.Sum();

    /// <summary>Reads the log.</summary>
    public static Func<string, LogLines> Count(string file)
    {
        var workers = new Dictionary<string, LogLines>();
        foreach (var line in File.ReadLines(file, Encoding.UTF8))
        {
            var parts = line.Split(' ', 4);
            if (parts.Length < 4 || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) continue;
            if (!workers.TryGetValue(parts[0], out var lines)) workers[parts[0]] = lines = new LogLines();
            lines.Add(Enum.Parse<LogEventLevel>(parts[2]), number);
        }

        return worker => workers.GetValueOrDefault(worker, None);
    }

    void Add(LogEventLevel level, long number)
    {
        _byLevel[(int)level]++;
        if (number <= Last) OutOfOrder++;
        Last = Math.Max(Last, number);
    }
}
