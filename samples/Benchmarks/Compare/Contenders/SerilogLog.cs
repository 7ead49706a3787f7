using Benchmarks.Workload;
using Serilog.Core;

namespace Benchmarks.Compare.Contenders;

/// <summary>Logs through Serilog, into whatever sinks the logger has.</summary>
sealed class SerilogLog(Logger logger) : IEventLog
{
    public void Write(int number) =>
        logger.Information(Request.Template, Request.Method(number), Request.Path(number), Request.Elapsed(number), Request.Status(number));

    public void Dispose() => logger.Dispose();
}
