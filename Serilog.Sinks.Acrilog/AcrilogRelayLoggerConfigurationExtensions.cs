using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;
using Serilog.Sinks.Acrilog.Relay.Worker;

namespace Serilog;

/// <summary>Adds <c>WriteTo.AcrilogRelay</c>: the sink by which a worker process writes to its parent's log.</summary>
public static class AcrilogRelayLoggerConfigurationExtensions
{
    const long DefaultQueueLimitBytes = 16 * 1024 * 1024;

    static int _saidNoParent;

    /// <summary>
    /// Sends events to the process that started this one. Without a parent to send to, they are written to standard
    /// error in a readable format, which is said once.
    /// </summary>
    /// <param name="sinkConfiguration">The logger's sinks.</param>
    /// <param name="info">
    /// What <see cref="RelayListener.CreateInfo"/> gave, as text. The default, null, takes it from the environment
    /// variable <c>ACRILOG_RELAY</c>, where <see cref="RelayListener.StartWorker"/> put it; the variable is then removed.
    /// </param>
    /// <param name="restrictedToMinimumLevel">
    /// Events below it are not sent. Default <see cref="LogEventLevel.Verbose"/>; the parent's own minimum level holds beside it.
    /// </param>
    /// <param name="levelSwitch">A switch to change the minimum level while running; null for none.</param>
    /// <param name="queueLimitBytes">
    /// How many bytes of encoded events may wait for the parent to read them; default 16 MiB, at least 1. When the
    /// queue is full, a caller waits up to 1 second, then events are dropped, counted, and reported to the parent.
    /// </param>
    /// <returns>The configuration, to go on with.</returns>
    /// <exception cref="ArgumentException"><paramref name="info"/> is not a relay info, or one of another protocol version.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="queueLimitBytes"/> is not positive.</exception>
    public static LoggerConfiguration AcrilogRelay(
        this LoggerSinkConfiguration sinkConfiguration,
        string? info = null,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null,
        long queueLimitBytes = DefaultQueueLimitBytes)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        var relayInfo = info is null ? RelayInfo.FromEnvironment() : RelayInfo.Parse(info, nameof(info));
        return Add(sinkConfiguration, relayInfo, restrictedToMinimumLevel, levelSwitch, queueLimitBytes);
    }

    /// <inheritdoc cref="AcrilogRelay(LoggerSinkConfiguration, string?, LogEventLevel, LoggingLevelSwitch?, long)"/>
    /// <param name="sinkConfiguration">The logger's sinks.</param>
    /// <param name="relayInfo">What <see cref="RelayListener.CreateInfo"/> gave.</param>
    /// <param name="restrictedToMinimumLevel">
    /// Events below it are not sent. Default <see cref="LogEventLevel.Verbose"/>; the parent's own minimum level holds beside it.
    /// </param>
    /// <param name="levelSwitch">A switch to change the minimum level while running; null for none.</param>
    /// <param name="queueLimitBytes">How many bytes of encoded events may wait for the parent to read them; default 16 MiB, at least 1.</param>
    public static LoggerConfiguration AcrilogRelay(
        this LoggerSinkConfiguration sinkConfiguration,
        RelayInfo relayInfo,
        LogEventLevel restrictedToMinimumLevel = LevelAlias.Minimum,
        LoggingLevelSwitch? levelSwitch = null,
        long queueLimitBytes = DefaultQueueLimitBytes)
    {
        ArgumentNullException.ThrowIfNull(sinkConfiguration);
        ArgumentNullException.ThrowIfNull(relayInfo);
        return Add(sinkConfiguration, relayInfo, restrictedToMinimumLevel, levelSwitch, queueLimitBytes);
    }

    static LoggerConfiguration Add(LoggerSinkConfiguration sinks, RelayInfo? info, LogEventLevel restrictedToMinimumLevel,
        LoggingLevelSwitch? levelSwitch, long queueLimitBytes)
    {
        if (queueLimitBytes < 1)
            throw new ArgumentOutOfRangeException(nameof(queueLimitBytes), queueLimitBytes, $"{nameof(queueLimitBytes)} {queueLimitBytes} is too small. Allowed is 1 and more.");
        if (!Enum.IsDefined(restrictedToMinimumLevel))
        {
            throw new ArgumentOutOfRangeException(nameof(restrictedToMinimumLevel), restrictedToMinimumLevel,
                $"restrictedToMinimumLevel {(int)restrictedToMinimumLevel} is not a level. Allowed are {string.Join(", ", Enum.GetNames<LogEventLevel>())}.");
        }

        if (info is null)
        {
            if (Interlocked.Exchange(ref _saidNoParent, 1) == 0)
                StandardErrorSink.Say($"this process was not started as a worker ({RelayEnvironment.Variable} is not set); events go to standard error.");
            return sinks.Sink(new StandardErrorSink(), restrictedToMinimumLevel, levelSwitch);
        }

        var sink = Open(info.Address, queueLimitBytes);

        // Both the parent's level and the caller's hold: of two fixed levels the higher, beside a switch as a filter.
        if (levelSwitch is null) return sinks.Sink(sink, Max(restrictedToMinimumLevel, info.MinimumLevel));
        return sinks.Logger(inner => inner.MinimumLevel.Is(info.MinimumLevel).WriteTo.Sink(sink, restrictedToMinimumLevel, levelSwitch), restrictedToMinimumLevel, levelSwitch);
    }

    static ILogEventSink Open(RelayAddress address, long queueLimitBytes)
    {
        try
        {
            var hello = new Hello(address.WorkerName, address.Nonce, Environment.MachineName, Environment.ProcessId, ProcessName());
            return new RelaySink(WorkerPipe.Open(address), hello, queueLimitBytes, new StandardErrorSink());
        }
        catch (IOException ex)
        {
            Failures.Report("The relay to the parent cannot be opened: {0}", ex);
            StandardErrorSink.Say($"the relay to the parent cannot be opened ({ex.Message}); events go to standard error.");
            return new StandardErrorSink();
        }
    }

    static string ProcessName() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) ?? "";

    static LogEventLevel Max(LogEventLevel a, LogEventLevel b) => a > b ? a : b;
}
