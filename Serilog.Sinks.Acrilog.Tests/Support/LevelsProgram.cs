using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>Workers that say which levels their parents want.</summary>
static class LevelsProgram
{
    // Four ways to be told; whenever one hears of a level, it says so and logs an event of each.
    public static void Run(string[] infos)
    {
        using var own = RelayWorker.CreateLogger();
        using var listeners = RelayWorker.CreateLogger(RelayInfo.Parse(infos[0]));
        using var targets = Controlled(infos[1]);
        using var json = JsonSettings.Read(
            $$"""{ "Serilog": { "LevelSwitches": { "$switch": "Fatal" }, "MinimumLevel": { "ControlledBy": "$switch" }, "WriteTo": [ { "Name": "AcrilogRelay", "Args": { "info": "{{infos[2]}}", "controlLevelSwitch": "$switch" } } ] } }""").CreateLogger();
        Watch(own, listeners, targets, json);
    }

    /// <summary>Says, beside the levels, what the sinks have to say of themselves.</summary>
    public static void Listen(string[] infos)
    {
        SelfLog.Enable(text => Console.Out.WriteLine("SelfLog " + text.ReplaceLineEndings(" ")));
        Watch([.. infos.Select(Controlled)]);
    }

    static Logger Controlled(string info)
    {
        var level = new LoggingLevelSwitch();
        return new LoggerConfiguration().MinimumLevel.ControlledBy(level).WriteTo.AcrilogRelay(info, controlLevelSwitch: level).CreateLogger();
    }

    static void Watch(params Logger[] logs)
    {
        var said = new LogEventLevel?[logs.Length];
        using var over = new ManualResetEventSlim();
        _ = Task.Run(() =>
        {
            LedgerProgram.Hear();
            over.Set();
        });
        do
        {
            for (var i = 0; i < logs.Length; i++)
            {
                var level = Enum.GetValues<LogEventLevel>().First(logs[i].IsEnabled);
                if (level == said[i]) continue;
                said[i] = level;
                foreach (var each in Enum.GetValues<LogEventLevel>()) logs[i].Write(each, "told of {Told}", level);
                LedgerProgram.Say($"{i} {level}");
            }
        }
        while (!over.Wait(TimeSpan.FromMilliseconds(5)));
        foreach (var log in logs) log.Dispose();
    }
}
