using Benchmarks.Workload;
using Serilog;

namespace Benchmarks.Compare.Contenders;

/// <summary>Serilog.Sinks.Async around a buffered Serilog.Sinks.File; it waits when its queue is full, where by default it drops events.</summary>
sealed class SerilogAsync : IContender
{
    public string Name => Names.SerilogAsync;

    public bool HasFile => true;

    public IEventLog Open(Place place) => new SerilogLog(new LoggerConfiguration()
        .WriteTo.Async(
            to => to.File(place.LogPath, outputTemplate: Request.OutputTemplate, rollingInterval: RollingInterval.Day, buffered: true),
            blockWhenFull: true)
        .CreateLogger());
}
