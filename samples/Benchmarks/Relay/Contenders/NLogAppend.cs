using Benchmarks.Workload;

namespace Benchmarks.Relay.Contenders;

/// <summary>Every worker writes through NLog to a file that the system appends to.</summary>
sealed class NLogAppend : IContender
{
    public string Name => Names.NLogAppend;

    public IParentSide OpenParent(Place place) => new NoParentSide();

    public IEventLog OpenWorker(string path) => new NLogLog(new AppendTarget(path) { Name = "append", Layout = NLogLog.Layout });
}
