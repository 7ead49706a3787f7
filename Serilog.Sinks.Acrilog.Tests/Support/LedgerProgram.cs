using System.Globalization;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>Workers that do as they are told on standard input and answer on standard output, some with several relays at once.</summary>
static class LedgerProgram
{
    public static int Run(string[] task)
    {
        switch (task)
        {
            case ["flood", var count, .. var infos]:
                Flood(int.Parse(count, CultureInfo.InvariantCulture), infos);
                break;
            case ["give-way", .. var infos]:
                GiveWay(infos);
                break;
            case ["numbers", var count, .. var infos]:
                Numbers(int.Parse(count, CultureInfo.InvariantCulture), infos);
                break;
            case ["audit", .. var infos]:
                Audit(infos);
                break;
            case ["levels", .. var infos]:
                LevelsProgram.Run(infos);
                break;
            case ["listen", .. var infos]:
                LevelsProgram.Listen(infos);
                break;
            case ["acknowledged", var info]:
                Say(HostileStream.Acknowledged(info).ToString(CultureInfo.InvariantCulture));
                break;
            case ["contexts"]:
                Contexts();
                break;
            case ["streams", .. var streams]:
                foreach (var stream in streams) HostileStream.Send(stream[..stream.IndexOf('=', StringComparison.Ordinal)], stream[(stream.IndexOf('=', StringComparison.Ordinal) + 1)..]);
                break;
            case ["parent", var path, .. var worker]:
                OrphanProgram.Parent(path, worker);
                break;
            case ["flood-chains", var count, var folder, .. var infos]:
                FloodChains(int.Parse(count, CultureInfo.InvariantCulture), folder, infos);
                break;
            case ["orphan-in-chain", var path]:
                var control = new LoggingLevelSwitch(LogEventLevel.Verbose);
                OrphanProgram.Orphan(new LoggerConfiguration().MinimumLevel.ControlledBy(control).WriteTo.FallbackChain(
                    to => to.AcrilogRelay(controlLevelSwitch: control, queueLimitBytes: 4 * 1024 * 1024, drainTimeout: TimeSpan.FromSeconds(0.2)),
                    to => ToFile(to, path)).CreateLogger());
                break;
            case ["orphan-heard", var path]:
                OrphanHeard(path);
                break;
            case ["orphan"]:
                OrphanProgram.Orphan(new LoggerConfiguration().WriteTo.AcrilogRelay().CreateLogger());
                break;
            case ["orphan", var json]:
                OrphanProgram.Orphan(JsonSettings.Read(json).CreateLogger());
                break;
        }

        return 0;
    }

    public static void Say(string line) => Console.Out.WriteLine(line);

    public static string? Hear() => Console.In.ReadLine();

    // One relay for each way to be full. First the parent takes nothing, then it goes on.
    static void Flood(int count, string[] infos)
    {
        var reports = 0;
        SelfLog.Enable(_ => Interlocked.Increment(ref reports));
        var logs = Enum.GetValues<WhenFull>().Zip(infos, (whenFull, info) => Narrow(info, whenFull)).ToArray();
        foreach (var log in logs) LogNumbers(log, count);
        Say("tried");
        Hear();
        foreach (var log in logs) LogNumbers(log, count);
        foreach (var log in logs) log.Dispose();
        Say(reports.ToString(CultureInfo.InvariantCulture));
    }

    // One chain for each way to be full, with a file for what does not get to the parent.
    static void FloodChains(int count, string folder, string[] infos)
    {
        var logs = Enum.GetValues<WhenFull>().Zip(infos, (whenFull, info) => new LoggerConfiguration().WriteTo.FallbackChain(
            to => to.AcrilogRelay(info, queueLimitBytes: 16 * 1024, whenFull: whenFull, whenFullTimeout: TimeSpan.FromMilliseconds(5)),
            to => ToFile(to, Path.Combine(folder, $"{whenFull}.log"))).CreateLogger()).ToArray();
        foreach (var log in logs)
            for (var i = 0; i < count; i++) log.Information("event {Number}", i);
        Say("tried");
        Hear();
        foreach (var log in logs) log.Dispose();
    }

    // A listener that logs of each event that it is handed into the log that it is about.
    static void OrphanHeard(string path)
    {
        Logger? log = null;
        var listener = new CollectingListener
        {
            Taking = logEvent =>
            {
                System.IO.File.AppendAllText(path, $"{logEvent.RenderMessage(null)}\n");
                log!.Warning("heard");
            },
        };
        var control = new LoggingLevelSwitch(LogEventLevel.Verbose);
        log = new LoggerConfiguration().MinimumLevel.ControlledBy(control)
            .WriteTo.Fallible(to => to.AcrilogRelay(controlLevelSwitch: control, drainTimeout: TimeSpan.FromSeconds(0.2)), listener).CreateLogger();
        OrphanProgram.Orphan(log);
    }

    static void ToFile(LoggerSinkConfiguration to, string path) =>
        to.AcrilogFile(path, outputTemplate: "{Message:lj}{NewLine}", formatProvider: null, rollingInterval: RollingInterval.Infinite);

    static void GiveWay(string[] infos)
    {
        foreach (var (whenFull, info) in Enum.GetValues<WhenFull>().Zip(infos))
        {
            var log = Narrow(info, whenFull);
            for (var i = 0; i < 20_000; i++) log.Debug("event {Number} of a worker", i);
            for (var i = 0; i < 10; i++) log.Error("event {Number} of a worker", i);
            for (var i = 0; i < 10; i++) log.Fatal("event {Number} of a worker", i);
            for (var i = 0; i < 1000; i++) log.Verbose("event {Number} of a worker", i);
        }

        // Closed at the exit, when the parent reads on.
        Say("tried");
    }

    static void Numbers(int count, string[] infos)
    {
        var logs = infos.Select(info => new LoggerConfiguration().WriteTo.AcrilogRelay(info).CreateLogger()).ToArray();
        foreach (var log in logs)
            for (var i = 0; i < count; i++) log.Information("event {Number} of a worker", i);
        Say("logged");
        Hear();
        foreach (var log in logs) log.Dispose();
    }

    static void Audit(string[] infos)
    {
        var logs = infos.Select(info => new LoggerConfiguration().AuditTo.AcrilogRelay(info).CreateLogger()).ToArray();
        while (Hear()?.Split(' ') is [var command, var number])
        {
            var log = logs[int.Parse(number, CultureInfo.InvariantCulture)];
            try
            {
                if (command == "dispose") log.Dispose();
                if (command == "log") log.Information("audited");
                while (command == "fill") log.Information("audited {Filler}", new string('x', 4000));
                Say("done");
            }
            catch (AggregateException ex)
            {
                Say($"{ex.InnerException!.GetType().Name}: {ex.InnerException.Message.ReplaceLineEndings(" ")}");
            }
        }
    }

    static void Contexts()
    {
        using var log = new LoggerConfiguration().MinimumLevel.Verbose().Enrich.WithProperty("Where", "worker").WriteTo.AcrilogRelay().CreateLogger();
        var noisy = log.ForContext(Constants.SourceContextPropertyName, "Noisy.Part");
        noisy.Information("noisy");
        noisy.Error("noisy error");
        log.ForContext(Constants.SourceContextPropertyName, "Chatty.Part").Verbose("chatty");
        log.Verbose("nothing special");
        log.ForContext("Secret", true).Error("secret");
        log.Information("plain");
    }

    static Logger Narrow(string info, WhenFull whenFull) => new LoggerConfiguration().MinimumLevel.Verbose()
        .WriteTo.AcrilogRelay(info, queueLimitBytes: 16 * 1024, whenFull: whenFull, whenFullTimeout: TimeSpan.FromMilliseconds(5)).CreateLogger();

    static void LogNumbers(ILogger log, int count)
    {
        for (var i = 0; i < count; i++) log.Write((LogEventLevel)(i % 6), "event {Number} of a worker", i);
    }
}
