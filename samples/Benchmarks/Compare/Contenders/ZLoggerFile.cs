using Benchmarks.Workload;
using Microsoft.Extensions.Logging;
using ZLogger;

namespace Benchmarks.Compare.Contenders;

/// <summary>ZLogger's file, which formats in the caller's thread and writes in another.</summary>
sealed class ZLoggerFile(string name, BackgroundBufferFullMode fullMode) : IContender
{
    public string Name => name;

    public bool HasFile => true;

    public IEventLog Open(Place place) => new Log(place.LogPath, fullMode);

    sealed class Log : IEventLog
    {
        readonly ILoggerFactory _factory;
        readonly ILogger _logger;

        public Log(string path, BackgroundBufferFullMode fullMode)
        {
            _factory = LoggerFactory.Create(logging => logging.AddZLoggerFile(path, options =>
            {
                options.FullMode = fullMode;
                options.UsePlainTextFormatter(formatter => formatter.SetPrefixFormatter(
                    $"{0:yyyy-MM-dd HH:mm:ss.fff zzz} [{1:short}] ",
                    (in MessageTemplate template, in LogInfo info) => template.Format(info.Timestamp.Local, info.LogLevel)));
            }));
            _logger = _factory.CreateLogger("benchmark");
        }

        public void Write(in Request request) => _logger.ZLogInformation(
            $"Request {request.Method} {request.Path} finished in {request.Elapsed} ms with {request.Status}");

        public void Dispose() => _factory.Dispose();
    }
}
