using System.Globalization;
using System.Runtime.InteropServices;
using Serilog.Debugging;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>Processes that log while they end, or with less of something than they need.</summary>
static class EndingProgram
{
    public const int UnknownTask = 66;

    public static int Run(string[] task) => task switch
    {
        ["file", var path, var end] => LogAtTheEnd(File(path), end),
        ["relay", var end] => LogAtTheEnd(new LoggerConfiguration().WriteTo.AcrilogRelay().CreateLogger(), end),
        ["few-handles", var folder, var count] => LogWithFewHandles(folder, int.Parse(count, CultureInfo.InvariantCulture)),
        _ => UnknownTask,
    };

    static Serilog.Core.Logger File(string path) => new LoggerConfiguration().WriteTo.AcrilogFile(path, outputTemplate: "{Message:lj}\n", formatProvider: null,
        rollingInterval: RollingInterval.Infinite, buffered: true, flushInterval: TimeSpan.FromHours(1)).CreateLogger();

    // By handlers that are registered after the logger.
    static int LogAtTheEnd(ILogger log, string end)
    {
        log.Information("one");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => log.Information("two");
        AppDomain.CurrentDomain.UnhandledException += (_, _) => log.Information("two");
        using var onSignal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => log.Information("two"));
        return end switch
        {
            "crash" => throw new InvalidOperationException("as the test asks"),
            "signal" => WorkerProgram.EndBySignal(),
            _ => 0,
        };
    }

    // More logs than handles; those that have a file leave theirs to the others.
    static int LogWithFewHandles(string folder, int count)
    {
        // Once while there are handles, of which a console needs some.
        Console.Error.WriteLine("begins");
        SelfLog.Enable(Console.Error);
        var logs = Enumerable.Range(0, count).Select(i => new LoggerConfiguration().WriteTo.AcrilogFile(Path.Combine(folder, $"{i}.log"),
            outputTemplate: "{Message:lj}\n", formatProvider: null, rollingInterval: RollingInterval.Infinite).CreateLogger()).ToList();
        foreach (var log in logs) log.Information("one");
        foreach (var log in logs)
        {
            log.Information("two");
            log.Dispose();
        }
        return 0;
    }
}
