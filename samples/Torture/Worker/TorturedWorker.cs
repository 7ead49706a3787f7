using System.Collections.Concurrent;
using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Torture.Worker;

/// <summary>Logs, and does what it is told on standard input, until that ends.</summary>
static class TorturedWorker
{
    public const string Role = "worker";

    const int EventsARound = 20;
    const int EventsAFlood = 20_000;
    const long QueueLimitBytes = 32 * 1024;

    static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(20);

    // A parent on a busy machine is slow, and what it has not taken by then would count as lost.
    static readonly TimeSpan DrainTimeout = TimeSpan.FromMinutes(1);

    public static int Run(string tallyPath, string voice, string seed)
    {
        var info = RelayInfo.FromEnvironment() ?? throw new InvalidOperationException("A tortured worker has a parent.");
        using var tally = new WorkerTally(tallyPath);
        var random = new Random(int.Parse(seed, CultureInfo.InvariantCulture));
        var vandal = new Vandal(info, tally, random);
        using var log = CreateLogger(Enum.Parse<Voice>(voice), info, tally);
        var deeds = ToldOnStandardInput();
        while (!deeds.IsCompleted)
        {
            Talk(log, random, EventsARound);
            if (!deeds.TryTake(out var deed, RoundTime)) continue;
            if (deed == Deed.Crash) Crash();
            else if (deed == Deed.Flood) Talk(log, random, EventsAFlood);
            else vandal.Do(deed);
        }

        return 0;
    }

    static Logger CreateLogger(Voice voice, RelayInfo info, WorkerTally tally) => voice == Voice.JsonLines
        ? new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .Enrich.With(new TicketEnricher(tally))
            .WriteTo.Sink(new JsonLinesSink(info))
            .CreateLogger()
        : RelayWorker.CreateLogger(
            info,
            configure: logger => logger.Enrich.With(new TicketEnricher(tally)),
            relay: options =>
            {
                options.QueueLimitBytes = QueueLimitBytes;
                options.WhenFull = Enum.Parse<WhenFull>(voice.ToString());
                options.WhenFullTimeout = TimeSpan.FromMilliseconds(1);
                options.DrainTimeout = DrainTimeout;
                options.Fallback = fallback => fallback.Sink(new FallbackSink(tally));
            });

    static void Talk(ILogger log, Random random, int events)
    {
        for (var i = 0; i < events; i++)
        {
            // The higher the rarer, as in life.
            var level = (LogEventLevel)Math.Min(random.Next((int)LogEventLevel.Fatal + 1), random.Next((int)LogEventLevel.Fatal + 1));
            log.Write(level, "{Index} of {Events}", i, events);
        }
    }

    // On a thread of its own nothing is unwound, and the log not closed on the way out.
    static void Crash()
    {
        var crash = new Thread(() => throw new InvalidOperationException("The worker was told to crash."));
        crash.Start();
        crash.Join();
    }

    static BlockingCollection<Deed> ToldOnStandardInput()
    {
        var deeds = new BlockingCollection<Deed>();
        new Thread(Listen) { IsBackground = true }.Start();
        return deeds;

        void Listen()
        {
            while (Console.In.ReadLine() is { } word) deeds.Add(Enum.Parse<Deed>(word));
            deeds.CompleteAdding();
        }
    }
}
