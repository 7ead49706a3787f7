using System.Diagnostics;
using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Sinks.Acrilog;
using Serilog.Sinks.Acrilog.Formatting;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace FromPython;

/// <summary>The second example of the Python library: one log for a process and its subprocesses, and a format for a level.</summary>
static class MpLoggerExample
{
    public static async Task RunAsync(string logs)
    {
        // LevelTemplateFormatter.Acrilog is this in one word, for all levels under Python's names.
        var formatter = new LevelTemplateFormatter(
            defaultTemplate: "[ {Timestamp} ][ {Level:u} ][ {Message:lj} ]{NewLine}{Exception}",
            information: "[ {Timestamp} ][ INFO ][ {Message:lj} ]{NewLine}{Exception}",
            debug: "[ {Timestamp} ][ DEBUG ][ {Message:lj} ][ {Module}.{Function}({LineNumber}) ]{NewLine}{Exception}",
            timestampFormat: "yyyy-MM-dd,HH:mm:ss.ffffff");

        using var logger = new LoggerConfiguration()
            .MinimumLevel.Debug()
            // Without this line the listener also logs the start and the end of each worker.
            .MinimumLevel.Override(typeof(RelayListener).FullName!, LogEventLevel.Warning)
            .Enrich.WithCaller()
            .WriteTo.Console(formatter)
            .WriteTo.AcrilogFile(formatter, Path.Combine(logs, "mplogger.log"),
                naming: FileNaming.Stable, rollingInterval: RollingInterval.Hour)
            .CreateLogger();
        await using var listener = RelayListener.Start(logger);

        logger.Debug("starting sub processes");
        var procs = new List<Process>();
        foreach (var limit in (int[])[1, 1])
            procs.Add(listener.StartWorker(ThisProgramAsSubproc(limit), $"subproc-{procs.Count + 1}"));

        foreach (var proc in procs)
        {
            await proc.WaitForExitAsync();
            proc.Dispose();
        }

        await listener.DisposeAsync();
        logger.Debug("sub processes completed");
    }

    static ProcessStartInfo ThisProgramAsSubproc(int limit)
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!);
        if (Path.GetFileNameWithoutExtension(info.FileName) == "dotnet") info.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        info.ArgumentList.Add(Subproc.Role);
        info.ArgumentList.Add(limit.ToString(CultureInfo.InvariantCulture));
        return info;
    }
}
