using Benchmarks.Workload;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Benchmarks.Compare.Contenders;

/// <summary>What Serilog itself costs: the events are made and thrown away.</summary>
sealed class NullSink : IContender
{
    public string Name => Names.NullSink;

    public bool HasFile => false;

    public IEventLog Open(Place place) => new SerilogLog(new LoggerConfiguration().WriteTo.Sink(new Sink()).CreateLogger());

    sealed class Sink : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
        }
    }
}
