using System.Globalization;
using NLog;
using NLog.Config;
using NLog.Targets;

namespace Benchmarks.Workload;

/// <summary>Logs through NLog into one target.</summary>
sealed class NLogLog : IEventLog
{
    /// <summary>The text of <see cref="Request.OutputTemplate"/>.</summary>
    public const string Layout =
        @"${date:format=yyyy-MM-dd HH\:mm\:ss.fff zzz} [${level:format=TriLetter:uppercase=true}] ${message}${onexception:${newline}${exception:format=tostring}}";

    // NLog puts texts in quotes unless told to write them as they are.
    const string Template = "Request {Method:l} {Path:l} finished in {Elapsed} ms with {Status}";

    readonly LogFactory _factory = new() { DefaultCultureInfo = CultureInfo.InvariantCulture, ThrowConfigExceptions = true };
    readonly Logger _logger;

    public NLogLog(Target target)
    {
        var configuration = new LoggingConfiguration(_factory);
        configuration.AddRule(LogLevel.Info, LogLevel.Fatal, target);
        _factory.Configuration = configuration;
        _logger = _factory.GetLogger("benchmark");
    }

    public void Write(in Request request) =>
        _logger.Info(Template, request.Method, request.Path, request.Elapsed, request.Status);

    public void Dispose()
    {
        _factory.Shutdown();
        _factory.Dispose();
    }
}
