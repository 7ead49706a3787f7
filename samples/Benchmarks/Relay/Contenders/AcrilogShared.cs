using Benchmarks.Workload;
using Serilog;

namespace Benchmarks.Relay.Contenders;

/// <summary>Every worker writes to this package's file with <c>shared: true</c>.</summary>
sealed class AcrilogShared : IContender
{
    public string Name => Names.AcrilogShared;

    public IParentSide OpenParent(Place place) => new NoParentSide();

    public IEventLog OpenWorker(string path) =>
        new SerilogLog(new LoggerConfiguration().WriteTo.AcrilogFile(path, outputTemplate: Request.OutputTemplate, shared: true).CreateLogger());
}
