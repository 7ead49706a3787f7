using Benchmarks.Workload;
using Serilog;

namespace Benchmarks.Roll.Contenders;

/// <summary>This package's file.</summary>
sealed class AcrilogFile : IContender
{
    public string Name => Names.Acrilog;

    public string OldFileName(int number) => $"app{OldDays.Name(number)}.log";

    public IEventLog Open(string path, int keptFiles, bool rolls) => new SerilogLog(new LoggerConfiguration()
        .WriteTo.AcrilogFile(path, outputTemplate: Request.OutputTemplate, retainedFileCountLimit: keptFiles, fileSizeLimitBytes: rolls ? 1 : null)
        .CreateLogger());
}
