using System.Globalization;
using Serilog;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Torture.Ledgers;

namespace Torture.Parent;

/// <summary>The whole of it: starts the workers, lets them suffer, and balances the books.</summary>
static class TortureRun
{
    static readonly TimeSpan ReportTime = TimeSpan.FromMinutes(1);

    /// <summary>Whether every ledger balances.</summary>
    public static async Task<bool> RunAsync(Settings settings)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("Windows has no SIGSTOP and no SIGKILL to torture with.");
        var folder = Directory.CreateTempSubdirectory("torture-").FullName;
        var logFile = Path.Combine(folder, "torture.log");
        Console.WriteLine($"{Workers.Count} workers log into {logFile} for {settings.Seconds} seconds, seed {settings.Seed}.");

        var obituaries = new Obituaries();
        IReadOnlyList<Life> lives;
        using (var log = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.AcrilogFile(
                logFile,
                outputTemplate: LogLines.Template,
                formatProvider: CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Infinite,
                fileSizeLimitBytes: null)
            .WriteTo.Sink(obituaries)
            .CreateLogger())
        {
            await using var listener = RelayListener.Start(log, new RelayListenerOptions { DrainTimeout = ReportTime });
            lives = await new Workers(listener, folder, settings.Seed).TortureAsync(TimeSpan.FromSeconds(settings.Seconds), obituaries);
            await obituaries.AllAsync(lives.Select(life => life.Name), ReportTime);
        }

        var lines = LogLines.Count(logFile);
        var ledgers = lives.Select(life => new Ledger(life, obituaries, lines(life.Name))).ToList();
        LedgerTable.Print(ledgers);
        var balances = Verdict.Print(ledgers);
        foreach (var life in lives) life.Dispose();
        if (balances) Directory.Delete(folder, recursive: true);
        else Console.WriteLine($"The log and the tallies are left in {folder}.");
        return balances;
    }
}
