using Benchmarks.Workload;
using Serilog;
using Serilog.Sinks.Acrilog;

namespace Benchmarks.Compare.Contenders;

/// <summary>This package's file.</summary>
sealed class AcrilogFile(string name, Action<AcrilogFileOptions>? configure = null) : IContender
{
    public string Name => name;

    public bool HasFile => true;

    public IEventLog Open(Place place) => new SerilogLog(new LoggerConfiguration()
        .WriteTo.AcrilogFile(options =>
        {
            options.Path = place.LogPath;
            options.OutputTemplate = Request.OutputTemplate;
            configure?.Invoke(options);
        })
        .CreateLogger());
}
