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

    public static async Task<int> RunAsync(Settings settings)
    {
        var builder = SharedSettings.Builder();
        if (settings.Logs is { } folder) builder.Configuration[SharedSettings.LogPath] = Path.Combine(folder, "service-.log");
        await using var log = SharedSettings.CreateLogger(builder.Configuration);

        builder.Logging.ClearProviders().AddSerilog(log);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(_ => RelayListener.Start(log));
        builder.Services.AddSingleton<Supervisor>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Supervisor>());

        Console.WriteLine($"Each worker packs {Packer.BadOrder - 1} orders and breaks on the next, if it comes to it, on purpose: there is to be something to supervise.\n");
        using var host = builder.Build();
        var supervisor = host.Services.GetRequiredService<Supervisor>();
        using var time = new CancellationTokenSource(settings.Time);
        await host.RunAsync(time.Token);

        var written = Path.GetDirectoryName(Path.GetFullPath(builder.Configuration[SharedSettings.LogPath] ?? ""));
        Console.WriteLine($"\nThe same lines are in {written}. Workers that had to be killed: {supervisor.Killed}.");
        return supervisor.Killed == 0 ? 0 : 1;
    }
}
