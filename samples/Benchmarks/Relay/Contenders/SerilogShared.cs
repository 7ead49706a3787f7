using Benchmarks.Workload;
using Serilog;

namespace Benchmarks.Relay.Contenders;

/// <summary>Every worker writes to the file of Serilog.Sinks.File with <c>shared: true</c>.</summary>
sealed class SerilogShared : IContender
{
    public string Name => Names.SerilogShared;

    public IParentSide OpenParent(Place place) => new NoParentSide();

    public IEventLog OpenWorker(string path) =>
        new SerilogLog(new LoggerConfiguration().WriteTo.File(path, outputTemplate: Request.OutputTemplate, shared: true).CreateLogger());
}
