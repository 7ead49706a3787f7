using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace WorkerService;

/// <summary>The host that owns the log and the workers.</summary>
static class ParentHost
{
    // The workers' time to stop and the listener's to drain, and some.
    static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    const string Template = "{Timestamp:HH:mm:ss.fff} [{Level:u3}] {WorkerName,-8} {TraceId,-32} {Message:lj} {Scope}{NewLine}{Exception}";

    public static async Task<int> RunAsync(Settings settings)
    {
        await using var log = new LoggerConfiguration()
            .Enrich.FromLogContext()
            .WriteTo.Console(outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture)
            .WriteTo.AcrilogFile(Path.Combine(settings.Logs, "service-.log"), outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture)
            .CreateLogger();

        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddSerilog(log);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(_ => RelayListener.Start(log));
        builder.Services.AddSingleton<Supervisor>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Supervisor>());

        using var host = builder.Build();
        var supervisor = host.Services.GetRequiredService<Supervisor>();
        using var time = new CancellationTokenSource(settings.Time);
        await host.RunAsync(time.Token);

        Console.WriteLine($"\nThe same lines are in {Path.GetFullPath(settings.Logs)}. Workers that had to be killed: {supervisor.Killed}.");
        return supervisor.Killed == 0 ? 0 : 1;
    }
}
