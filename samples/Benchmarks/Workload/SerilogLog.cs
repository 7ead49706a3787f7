using Serilog.Core;

namespace Benchmarks.Workload;

/// <summary>Logs through Serilog, into whatever sinks the logger has.</summary>
sealed class SerilogLog(Logger logger) : IEventLog
{
    public void Write(in Request request) =>
        logger.Information(Request.Template, request.Method, request.Path, request.Elapsed, request.Status);

    public void Dispose() => logger.Dispose();
}
