using Benchmarks.Workload;
using Serilog;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Benchmarks.Relay.Contenders;

/// <summary>Workers send their events to the parent, whose logger writes them to its file.</summary>
sealed class TypedRelay(string name, bool buffered) : IContender
{
    // As the others, it waits for as long as it takes. By default it gives up what finds no room for a second.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public string Name => name;

    public IParentSide OpenParent(Place place)
    {
        var log = new LoggerConfiguration().WriteTo.AcrilogFile(place.LogPath, outputTemplate: Request.OutputTemplate, buffered: buffered).CreateLogger();
        return new ListenerSide(RelayListener.Start(log, new RelayListenerOptions { DrainTimeout = Patience }), log);
    }

    public IEventLog OpenWorker(string path) => new SerilogLog(new LoggerConfiguration()
        .WriteTo.AcrilogRelay(whenFullTimeout: Patience, drainTimeout: Patience)
        .CreateLogger());
}
