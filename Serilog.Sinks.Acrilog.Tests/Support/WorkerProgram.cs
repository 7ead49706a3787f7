using System.Globalization;
using System.Runtime.InteropServices;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Tests.Combinations;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>
/// The process on the other side of the tests: this assembly, started as a program. The first argument says what to do.
/// </summary>
static class WorkerProgram
{
    /// <summary>The exit code of a worker that was told something it does not know.</summary>
    const int UnknownTask = 64;

    const int Sigterm = 15;

    public static int Main(string[] args) => args switch
    {
        ["count", var count] => Count(int.Parse(count, CultureInfo.InvariantCulture)),
        ["count-without-closing", var count] => CountWithoutClosing(int.Parse(count, CultureInfo.InvariantCulture)),
        ["endless"] => Endless(),
        ["render", var path] => Render(path),
        ["say-variable"] => SayVariable(),
        ["fail"] => Fail(),
        ["reentrant"] => Reentrant(),
        ["signal-itself", var count] => SignalItself(int.Parse(count, CultureInfo.InvariantCulture)),
        ["flood", var count] => Flood(int.Parse(count, CultureInfo.InvariantCulture)),
        ["share", var path, var name, var count, var limit] => Share(path, name, Number(count), Number(limit)),
        ["share-until-told", var path, var name, var most] => ShareUntilTold(path, name, Number(most)),
        ["log-buffered", var path, var end] => LogBuffered(path, end),
        ["log-to-file", var path, var run] => LogToFile(path, run),
        ["crash", var count] => Crash(int.Parse(count, CultureInfo.InvariantCulture)),
        ["configured", var json] => Configured(json),
        ["life", .. var task] => LifeProgram.Run(task),
        ["ending", .. var task] => EndingProgram.Run(task),
        ["stream", var damage] => DamagedStream.Send(damage),
        ["ledger", .. var task] => LedgerProgram.Run(task),
        ["file", .. var task] => FileProgram.Run(task),
        ["combinations", .. var task] => CombinationsProgram.Run(task),
        _ => UnknownTask,
    };

    static int Count(int count)
    {
        using var log = Logger();
        LogNumbers(log, count);
        return 0;
    }

    static int CountWithoutClosing(int count)
    {
        LogNumbers(Logger(), count);
        return 0;
    }

    static int Endless()
    {
        using var log = Logger();
        LogNumbers(log, int.MaxValue);
        return 0;
    }

    static int Render(string path)
    {
        using var here = new StreamWriter(path, append: false);
        using var log = new LoggerConfiguration().MinimumLevel.Verbose().Enrich.WithProcessIdentity()
            .WriteTo.Sink(new RenderingSink(here)).WriteTo.AcrilogRelay().CreateLogger();
        foreach (var logEvent in ScalarTable.Events()) log.Write(logEvent);
        return 0;
    }

    static int SayVariable()
    {
        using var log = Logger();
        log.Information("the variable is {Value}", Environment.GetEnvironmentVariable("ACRILOG_RELAY") ?? "gone");
        return 0;
    }

    static int Fail()
    {
        using var log = Logger();
        log.Error(Failure.Thrown(), "failed with {Code}", 7);
        return 7;
    }

    // Says that it is ready and waits for a line, so that all begin at once.
    static int Share(string path, string name, int count, int limit)
    {
        SelfLog.Enable(Console.Error);
        using var log = new LoggerConfiguration().WriteTo.AcrilogFile(options =>
        {
            options.Path = path;
            options.Shared = true;
            options.RollingInterval = RollingInterval.Infinite;
            options.FileSizeLimitBytes = limit;
            options.RetainedFileCountLimit = null;
            options.OutputTemplate = "{Message:lj}\n";
        }).CreateLogger();
        Console.WriteLine("ready");
        Console.ReadLine();
        for (var i = 0; i < count; i++) log.Information("{Name:l} {Index} {Filler:l}", name, i, new string('y', i % 90));
        return 0;
    }

    static int ShareUntilTold(string path, string name, int most)
    {
        SelfLog.Enable(Console.Error);
        var count = 0;
        using (var log = new LoggerConfiguration().WriteTo.AcrilogFile(options =>
        {
            (options.Path, options.Shared, options.OutputTemplate) = (path, true, "{Message:lj}\n");
            (options.RollingInterval, options.FileSizeLimitBytes) = (RollingInterval.Infinite, null);
            options.FileCheckInterval = TimeSpan.FromMilliseconds(20);
        }).CreateLogger())
        {
            Console.WriteLine("ready");
            Console.ReadLine();
            var told = Task.Run(Console.ReadLine);
            for (; count < most && !told.IsCompleted; count++) log.Information("{Name:l} {Index} {Filler:l}", name, count, new string('y', count % 90));
            told.Wait();
        }
        Console.WriteLine(count);
        return 0;
    }

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    static int LogBuffered(string path, string end)
    {
        var log = new LoggerConfiguration().WriteTo.AcrilogFile(path, outputTemplate: "{Message:lj}\n", formatProvider: null,
            rollingInterval: RollingInterval.Infinite, buffered: true, flushInterval: TimeSpan.FromHours(1)).CreateLogger();
        log.Information("one");
        log.Information("two");
        return end switch
        {
            "crash" => throw new InvalidOperationException("as the test asks"),
            "signal" => EndBySignal(),
            _ => 0,
        };
    }

    // Says on standard output what was logged, after the call that logged it has returned.
    static int LogToFile(string path, string run)
    {
        using var log = new LoggerConfiguration().WriteTo.AcrilogFile(path, outputTemplate: "{Message:lj}\n", formatProvider: null,
            rollingInterval: RollingInterval.Infinite).CreateLogger();
        using var said = Console.OpenStandardOutput();
        for (var number = 0; ; number++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"run {run} event {number} of it, and some more text to be torn");
            log.Information("{Text:l}", text);
            said.Write(System.Text.Encoding.ASCII.GetBytes(text + "\n"));
        }
    }

    static int Crash(int count)
    {
        LogNumbers(Logger(), count);
        throw new InvalidOperationException("nobody catches this");
    }

    static int Reentrant()
    {
        using var log = new LoggerConfiguration().Destructure.AsScalar<TalkativeValue>().WriteTo.AcrilogRelay().CreateLogger();
        log.Information("outer {Value}", new TalkativeValue(log));
        return 0;
    }

    static int SignalItself(int count)
    {
        LogNumbers(Logger(), count);
        return EndBySignal();
    }

    public static int EndBySignal()
    {
        // By the system call: until a program had been started to send the signal, all that waits would be written.
        _ = Signal(Environment.ProcessId, Sigterm);
        new ManualResetEventSlim().Wait();
        return 0;
    }

    // Says when it has tried, whatever became of the events.
    static int Flood(int count)
    {
        using (var log = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.AcrilogRelay(queueLimitBytes: 1).CreateLogger())
        {
            LogNumbers(log, count);
            Console.Out.WriteLine("tried");
        }

        return 0;
    }

    static int Configured(string json)
    {
        using var log = JsonSettings.Read(json).CreateLogger();
        foreach (var level in Enum.GetValues<LogEventLevel>()) log.Write(level, "from a configured worker");
        return 0;
    }

    static Logger Logger() => new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.AcrilogRelay().CreateLogger();

    static void LogNumbers(ILogger log, int count)
    {
        for (var i = 0; i < count; i++) log.Write((LogEventLevel)(i % 6), "event {Number} of a worker", i);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Signal(int processId, int signal);
}
