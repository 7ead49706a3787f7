using System.Globalization;
using Serilog.Core;
using Serilog.Debugging;

namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>The child processes of cases, and the long cover for the command line.</summary>
public static class CombinationsProgram
{
    const string Usage = """
        Runs the promises of the package over a cover of its modes and of what may happen to them. Ends with 0 only if all are kept.

        dotnet run --project samples/Combinations -c Release -- [options]
          --wise N         of how many dimensions the values are combined, 1 to 4 (default: 3)
          --seed S         of the cover, 0 to 2147483647 (default: 1)
          --only TEXT      only the cases whose name has this text; a whole name need not be in the cover
          --list           writes the names of the cases and runs none
        """;

    /// <summary>Does what the words say.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["case", var name]: return RunCase(Combination.Parse(name));
            case ["write", var name, var root, var writers]: return WriteAsTold(name, root, writers.Split(','));
            case ["work", var name, var root, var writers]: return WorkAsTold(name, root, writers.Split(','));
            case ["--help" or "-h"]:
                Console.WriteLine(Usage);
                return 0;
        }
        try
        {
            return RunCover(args);
        }
        catch (ArgumentException ex)
        {
            Console.Error.WriteLine($"{ex.Message}\n\n{Usage}");
            return 2;
        }
    }

    static int RunCover(string[] args)
    {
        var (wise, seed, only, list) = (3, 1, "", false);
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--list") list = true;
            else if (args[i] is not ("--wise" or "--seed" or "--only")) throw new ArgumentException($"{args[i]} is not an option.");
            else if (i + 1 == args.Length) throw new ArgumentException($"{args[i]} needs a value.");
            else if (args[i] == "--wise") wise = Number(args[i], args[++i], 1, 4);
            else if (args[i] == "--seed") seed = Number(args[i], args[++i], 0, int.MaxValue);
            else only = args[++i];
        }

        var isName = only.Count(c => c == '.') == Table.Dimensions.Count - 1;
        var rows = isName ? [Combination.Parse(only)] : Table.Always.Concat(Table.Cover(wise, seed)).Where(row => row.Name.Contains(only, StringComparison.Ordinal)).DistinctBy(row => row.Name).ToArray();
        if (rows.Length == 0) throw new ArgumentException($"No case has {only} in its name.");
        if (list) Console.WriteLine(string.Join('\n', rows.Select(row => row.Name)));
        return list || RunAll(rows) ? 0 : 1;
    }

    static bool RunAll(Combination[] rows)
    {
        var (broken, skipped) = (0, 0);
        for (var i = 0; i < rows.Length; i++)
        {
            var lines = CaseRun.Of(rows[i]);
            if (lines is [CaseRun.Skipped]) skipped++;
            else if (lines.Count > 0) broken++;
            if (lines.Count > 0) Console.WriteLine($"{rows[i].Name}\n  {string.Join("\n  ", lines)}");
            if (i % 25 == 24) Console.WriteLine($"{i + 1} of {rows.Length} cases, {broken} broken");
        }

        Console.WriteLine($"{rows.Length} cases, {broken} broken, {skipped} skipped");
        return broken == 0;
    }

    static int RunCase(Combination row)
    {
        var lines = CaseRun.Here(row);
        foreach (var line in lines) Console.WriteLine(line.ReplaceLineEndings(" | "));
        return lines.Count == 0 ? 0 : 1;
    }

    static int WriteAsTold(string name, string root, string[] writers)
    {
        SelfLog.Enable(line => Console.Error.WriteLine(line.ReplaceLineEndings(" | ")));
        using var scene = new CaseScene(Combination.Parse(name), new CasePlace(root));
        using var source = new LoggerSource(scene, writers);
        while (Console.In.ReadLine()?.Split(' ') is [var word, var number])
        {
            if (word == "write") source.Write(int.Parse(number, CultureInfo.InvariantCulture));
            else source.Advance(TimeSpan.FromSeconds(int.Parse(number, CultureInfo.InvariantCulture)));
            Console.Out.WriteLine("done");
        }

        return 0;
    }

    // Under audit a call returns when the pipe has the event.
    static int WorkAsTold(string name, string root, string[] writers)
    {
        var row = Combination.Parse(name);
        SelfLog.Enable(line => Console.Error.WriteLine(line.ReplaceLineEndings(" | ")));
        using var sent = new SentEvents(new CasePlace(root).SentPath);
        using var log = WorkerLog(row);
        while (Console.In.ReadLine()?.Split(' ') is ["write", var phase])
        {
            foreach (var number in SentEvents.NumbersOf(int.Parse(phase, CultureInfo.InvariantCulture)))
            {
                CaseSettings.Pace(row, number);
                foreach (var writer in writers)
                {
                    sent.Note(writer, number, SentState.Begun);
                    Marks.Log(log, writer, number);
                    sent.Note(writer, number, SentState.Returned);
                }
            }

            Console.Out.WriteLine("done");
        }

        return 0;
    }

    static Logger WorkerLog(Combination row)
    {
        var configuration = new LoggerConfiguration().MinimumLevel.Verbose();
        return (row.Delivery == Delivery.Audit || row.Disturbance == Disturbance.DrainTimeout
            ? configuration.AuditTo.AcrilogRelay()
            : configuration.WriteTo.AcrilogRelay()).CreateLogger();
    }

    static int Number(string option, string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ArgumentException($"{option} is a whole number from {least} to {most}, not '{text}'.");
}
