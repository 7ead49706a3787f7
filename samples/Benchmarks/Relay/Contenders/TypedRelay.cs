using Benchmarks.Workload;
using Serilog;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Benchmarks.Relay.Contenders;

/// <summary>Workers send their events to the parent, whose logger writes them to its file.</summary>
sealed class TypedRelay(string name, bool buffered) : IContender
{
    public string Name => name;

    public IParentSide OpenParent(Place place)
    {
        var log = new LoggerConfiguration().WriteTo.AcrilogFile(place.LogPath, outputTemplate: Request.OutputTemplate, buffered: buffered).CreateLogger();
        return new ListenerSide(RelayListener.Start(log), log);
    }

    public IEventLog OpenWorker(string path) => new SerilogLog(new LoggerConfiguration().WriteTo.AcrilogRelay().CreateLogger());
}
