using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Serilog;
using Serilog.Core;

namespace WorkerService;

/// <summary>What parent and workers have in common: appsettings.json, which says what each of them does with its events.</summary>
static class SharedSettings
{
    /// <summary>The path of the parent's log; as any setting it may also be an environment variable, with <c>__</c> for each colon.</summary>
    public const string LogPath = "Serilog:WriteTo:Parent:Args:configure:File:Args:path";

    // The settings lie beside the program, wherever it is started.
    public static HostApplicationBuilder Builder() =>
        Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });

    public static Logger CreateLogger(IConfiguration configuration) =>
        new LoggerConfiguration().ReadFrom.Configuration(configuration).CreateLogger();
}
