using Benchmarks.Workload;
using NLog.Targets;

namespace Benchmarks.Relay.Contenders;

/// <summary>Every worker writes with NLog's own file target, as one may well try: they write over each other's lines.</summary>
sealed class NLogFile : IContender
{
    public string Name => Names.NLogFile;

    public bool LosesEvents => true;

    public IParentSide OpenParent(Place place) => new NoParentSide();

    public IEventLog OpenWorker(string path) => new NLogLog(new FileTarget("file") { FileName = path, Layout = NLogLog.Layout });
}
