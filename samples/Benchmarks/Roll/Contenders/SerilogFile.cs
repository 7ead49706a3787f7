using Benchmarks.Workload;
using Serilog;

namespace Benchmarks.Roll.Contenders;

/// <summary>Serilog.Sinks.File.</summary>
sealed class SerilogFile : IContender
{
    public string Name => Names.SerilogFile;

    public string OldFileName(int number) => $"app{OldDays.Name(number)}.log";

    public IEventLog Open(string path, int keptFiles, bool rolls) => new SerilogLog(new LoggerConfiguration()
        .WriteTo.File(path, outputTemplate: Request.OutputTemplate, rollingInterval: RollingInterval.Day,
            retainedFileCountLimit: keptFiles, fileSizeLimitBytes: rolls ? 1 : null, rollOnFileSizeLimit: true)
        .CreateLogger());
}
