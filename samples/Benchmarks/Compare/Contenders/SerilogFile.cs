using Benchmarks.Workload;
using Serilog;

namespace Benchmarks.Compare.Contenders;

/// <summary>Serilog.Sinks.File, with a write an event or buffered.</summary>
sealed class SerilogFile(string name, bool buffered) : IContender
{
    public string Name => name;

    public bool HasFile => true;

    public IEventLog Open(Place place) => new SerilogLog(new LoggerConfiguration()
        .WriteTo.File(place.LogPath, outputTemplate: Request.OutputTemplate, rollingInterval: RollingInterval.Day, buffered: buffered)
        .CreateLogger());
}
