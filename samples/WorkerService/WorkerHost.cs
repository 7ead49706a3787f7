using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;

namespace WorkerService;

/// <summary>The host in a worker process, whose loggers write to the parent's log.</summary>
static class WorkerHost
{
    public const string Role = "worker";

    /// <summary>The environment variable by which a trace goes on in another process, as OpenTelemetry has it.</summary>
    public const string TraceParent = "TRACEPARENT";

    public static async Task<int> RunAsync()
    {
        var builder = SharedSettings.Builder();
        builder.Logging.ClearProviders().AddSerilog(SharedSettings.CreateLogger(builder.Configuration), dispose: true);
        builder.Services.AddHostedService<ParentWatch>();
        builder.Services.AddHostedService<Packer>();
        using (var host = builder.Build()) await host.RunAsync();
        return Environment.ExitCode;
    }

    /// <summary>Starts this program as a worker within a trace.</summary>
    public static ProcessStartInfo StartInfo(Activity trace)
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(info.FileName) == "dotnet") info.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        info.ArgumentList.Add(Role);
        info.Environment[TraceParent] = trace.Id;
        return info;
    }
}
