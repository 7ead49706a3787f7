using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WorkerService;

/// <summary>Packs orders, and breaks on one, so that there is something to supervise.</summary>
sealed partial class Packer(ILogger<Packer> logger) : BackgroundService
{
    /// <summary>The order that a worker breaks on.</summary>
    public const int BadOrder = 8;

    static readonly TimeSpan OneOrder = TimeSpan.FromSeconds(0.15);
    static readonly Func<ILogger, int, IDisposable?> OrderScope = LoggerMessage.DefineScope<int>("order {Order}");

    // The generator of logging methods looks for a field.
    readonly ILogger<Packer> _logger = logger;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(OneOrder);
        var order = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) Pack(++order);
        }
        catch (OperationCanceledException)
        {
            LogStopping(order);
        }
        catch
        {
            Environment.ExitCode = 1;
            throw;
        }
    }

    void Pack(int order)
    {
        using var packing = new Activity("pack").SetIdFormat(ActivityIdFormat.W3C);
        if (Environment.GetEnvironmentVariable(WorkerHost.TraceParent) is { } parent) packing.SetParentId(parent);
        packing.Start();
        using var scope = OrderScope(_logger, order);

        LogPacking(Environment.CurrentManagedThreadId);
        if (order == BadOrder) throw new InvalidOperationException("This order does not fit any box: a failure on purpose, for the supervisor.");
        LogPacked(order * 10);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "packing on thread {ThreadId}")]
    partial void LogPacking(int threadId);

    [LoggerMessage(Level = LogLevel.Information, Message = "packed {Grams} g")]
    partial void LogPacked(int grams);

    [LoggerMessage(Level = LogLevel.Information, Message = "stopping after {Count} orders")]
    partial void LogStopping(int count);
}
