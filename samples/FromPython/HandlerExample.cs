using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Sinks.Acrilog;

namespace FromPython;

/// <summary>The first example of the Python library: a logger whose handler rotates by time and by size.</summary>
static class HandlerExample
{
    const string Format = "{Timestamp:yyyy-MM-dd HH:mm:ss,fff} - {SourceContext} - {Level:u} - {Message:lj}{NewLine}{Exception}";

    public static void Run(string logs)
    {
        using var log = new LoggerConfiguration()
            .MinimumLevel.Debug()
            .WriteTo.Console(outputTemplate: Format, formatProvider: CultureInfo.InvariantCulture)
            .WriteTo.AcrilogFile(
                Path.Combine(logs, "simple_example.log"),
                outputTemplate: Format,
                formatProvider: CultureInfo.InvariantCulture,
                naming: FileNaming.Stable,
                rollingInterval: RollingInterval.Hour,
                fileSizeLimitBytes: 10_000_000,
                retainedFileCountLimit: 8)
            .CreateLogger();

        var logger = log.ForContext(Constants.SourceContextPropertyName, "simple_example");

        logger.Debug("debug message");
        logger.Information("info message");
        logger.Warning("warn message");
        logger.Error("error message");
        logger.Fatal("critical message");
    }
}
