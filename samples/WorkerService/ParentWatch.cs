using Microsoft.Extensions.Hosting;

namespace WorkerService;

/// <summary>Stops the worker when its standard input ends: its parent tells it so, or is no more.</summary>
sealed class ParentWatch(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var input = Console.OpenStandardInput();
        var buffer = new byte[256];
        // Reading the console blocks its thread until the end, whatever the token says.
        await Task.Run(() => { while (input.Read(buffer) > 0) { } }, CancellationToken.None).WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lifetime.StopApplication();
    }
}
