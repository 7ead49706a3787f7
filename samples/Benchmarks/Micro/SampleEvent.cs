using Benchmarks.Workload;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Benchmarks.Micro;

/// <summary>The event of the comparison, as Serilog makes it.</summary>
static class SampleEvent
{
    public static LogEvent Make()
    {
        var keeper = new Keeper();
        using var log = new SerilogLog(new LoggerConfiguration().WriteTo.Sink(keeper).CreateLogger());
        log.Write(Request.Number(9));
        return keeper.Kept!;
    }

    sealed class Keeper : ILogEventSink
    {
        public LogEvent? Kept { get; private set; }

        public void Emit(LogEvent logEvent) => Kept = logEvent;
    }
}
