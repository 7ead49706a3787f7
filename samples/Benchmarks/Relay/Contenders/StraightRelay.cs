using Benchmarks.Workload;
using Serilog;
using Serilog.Sinks.Acrilog;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Benchmarks.Relay.Contenders;

/// <summary>Workers render their events, and the parent writes the lines to its file.</summary>
sealed class StraightRelay : IContender
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public string Name => Names.Straight;

    public IParentSide OpenParent(Place place)
    {
        var file = new AcrilogFileOptions { Path = place.LogPath, OutputTemplate = Request.OutputTemplate };
        return new ListenerSide(RelayListener.Start(file, new RelayListenerOptions { DrainTimeout = Patience }), target: null);
    }

    public IEventLog OpenWorker(string path) => new SerilogLog(new LoggerConfiguration()
        .WriteTo.AcrilogRelay(whenFullTimeout: Patience, drainTimeout: Patience)
        .CreateLogger());
}
