using System.Diagnostics;
using System.Globalization;
using Serilog.Core;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>Workers that live in an uncommon way.</summary>
static class LifeProgram
{
    public const int Misfit = 65;

    public static int Run(string[] task) => task switch
    {
        ["exit", var code] => Exit(int.Parse(code, CultureInfo.InvariantCulture)),
        ["wait"] => Wait(),
        ["close-and-wait"] => CloseAndWait(),
        ["child"] => StartChild(),
        ["at", var info] => LogAt(info),
        ["patient", var info] => LogPatiently(info),
        ["version", var version] => Speak(byte.Parse(version, CultureInfo.InvariantCulture)),
        ["middle", var count] => StartWorkers(int.Parse(count, CultureInfo.InvariantCulture)),
        ["queue"] => SayQueue(),
        ["busy-pool", var count] => LogBesideBusyPool(int.Parse(count, CultureInfo.InvariantCulture)),
        ["pass-through", var script] => PassThrough(script),
        _ => Misfit,
    };

    static int Exit(int code)
    {
        using var log = Logger();
        for (var i = 0; i < 3; i++) log.Information("event {Number}", i);
        log.Error("event {Number}", 3);
        return code;
    }

    static int Wait()
    {
        using var log = Logger();
        log.Information("event {Number}", 0);
        log.Error("event {Number}", 1);
        log.Error("event {Number}", 2);
        Console.ReadLine();
        return 0;
    }

    static int CloseAndWait()
    {
        using (var log = Logger()) log.Information("event {Number}", 0);
        Console.ReadLine();
        return 0;
    }

    static int StartChild()
    {
        using var log = Logger();
        using var child = Process.Start("sleep", "60");
        log.Information("child {Pid}, pipes {Pipes}", child.Id, Handles().Where(link => link.StartsWith("pipe:", StringComparison.Ordinal)).ToArray());
        return 0;
    }

    // Says what the two handles are when it is through with them.
    static int LogAt(string text)
    {
        using (var log = new LoggerConfiguration().WriteTo.AcrilogRelay(text).CreateLogger()) log.Information("hello");
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var handles = RelayInfo.Parse(text).Address.Handles;
        Console.WriteLine(Link(handles.Events));
        Console.WriteLine(Link(handles.Control));
        return 0;
    }

    // Ends when its parent has said that it has all, or is gone.
    static int LogPatiently(string info)
    {
        using var log = new LoggerConfiguration().WriteTo.AcrilogRelay(info, drainTimeout: TimeSpan.FromDays(1)).CreateLogger();
        log.Information("hello");
        log.Information("goodbye");
        return 0;
    }

    static int Speak(byte version)
    {
        using var pipe = WorkerPipe.Open(RelayAddress.Parse(RelayEnvironment.Info!));
        pipe.Write((byte[])[.. FrameWriter.Preamble[..^1], version]);
        return 0;
    }

    // What its workers log goes on to its own parent.
    static int StartWorkers(int count)
    {
        using var log = Logger();
        using var listener = RelayListener.Start(log);
        var inner = Enumerable.Range(0, count)
            .Select(i => listener.StartWorker(WorkerProcesses.StartInfo("count", "100"), $"inner-{Environment.GetEnvironmentVariable("SCENE")}-{i}")).ToArray();
        foreach (var process in inner)
        {
            process.WaitForExit();
            process.Dispose();
        }

        return 0;
    }

    static int SayQueue()
    {
        using var metrics = new MetricsCapture();
        using var log = Logger();
        for (var i = 0; i < 2000; i++) log.Information("event {Number} {Filler}", i, new string('x', 1000));
        metrics.Observe();
        Console.WriteLine(metrics["acrilog.relay.queue"]);
        return 0;
    }

    // Closes its log, when it is told to, before its pool has a thread again.
    static int LogBesideBusyPool(int count)
    {
        using var closed = new ManualResetEventSlim();
        ThreadPool.GetMaxThreads(out _, out var completionPorts);
        ThreadPool.SetMaxThreads(Environment.ProcessorCount, completionPorts);
        for (var i = 0; i < 2 * Environment.ProcessorCount; i++) ThreadPool.QueueUserWorkItem(_ => closed.Wait());
        using (var log = Logger())
        {
            for (var i = 0; i < count; i++) log.Information("event {Number} of a busy worker", i);
            Console.ReadLine();
        }

        closed.Set();
        return 0;
    }

    // Stops listening when its worker has said a line, lets it go on, and says when it has ended.
    static int PassThrough(string script)
    {
        var watch = new EventWatch();
        using var log = new LoggerConfiguration().WriteTo.Sink(watch).CreateLogger();
        var listener = RelayListener.Start(log);
        var startInfo = Shell.StartInfo(script);
        startInfo.RedirectStandardInput = true;
        using var worker = listener.StartWorker(startInfo, "talker", new RelayWorkerOptions { CaptureOutput = true });
        watch.First(e => Equals(e.Value("Line"), "ready")).GetAwaiter().GetResult();
        listener.Dispose();
        worker.StandardInput.Close();
        worker.WaitForExit();
        Console.Error.WriteLine("the worker has ended");
        Console.ReadLine();
        return watch.Events.Count(e => e.Properties.ContainsKey("Line"));
    }

    static Logger Logger() => new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.AcrilogRelay().CreateLogger();

    static string Link(long handle) => new FileInfo($"/proc/self/fd/{handle}").LinkTarget ?? "closed";

    static IEnumerable<string> Handles() => Directory.GetFiles("/proc/self/fd").Select(path => new FileInfo(path).LinkTarget ?? "");
}
