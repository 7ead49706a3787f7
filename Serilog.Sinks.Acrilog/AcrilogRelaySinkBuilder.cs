using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;
using Serilog.Sinks.Acrilog.Relay.Parent;
using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;
using Serilog.Sinks.Acrilog.Relay.Worker;

namespace Serilog.Sinks.Acrilog;

/// <summary>Checks the settings of a worker's relay and puts its parts together.</summary>
static class AcrilogRelaySinkBuilder
{
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    static int _saidNoParent;

    /// <summary>The sink; the fallback, where there is no parent.</summary>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it, its value and what is allowed.</exception>
    /// <exception cref="InvalidOperationException">An audit has no parent to send to.</exception>
    /// <exception cref="IOException">An audit's relay cannot be opened.</exception>
    public static ILogEventSink Build(AcrilogRelayOptions options, bool audit)
    {
        Check(options, audit);
        var info = options.Info ?? RelayInfo.FromEnvironment();
        if (info is null)
        {
            if (audit) throw new InvalidOperationException($"AuditTo.AcrilogRelay needs a parent, but this process was not started as a worker ({RelayEnvironment.Variable} is not set).");
            return FallbackOf(options, "This process has no parent to send its events to", () =>
            {
                if (Interlocked.Exchange(ref _saidNoParent, 1) == 0)
                    StandardErrorSink.Say($"this process was not started as a worker ({RelayEnvironment.Variable} is not set); events go to standard error.");
            });
        }

        try
        {
            return Open(info.Address, options, audit);
        }
        catch (IOException ex) when (!audit)
        {
            Failures.Report("The relay to the parent cannot be opened; events go to the fallback: {0}", ex);
            return FallbackOf(options, "The relay to the parent could not be opened",
                () => StandardErrorSink.Say($"the relay to the parent cannot be opened ({ex.Message}); events go to standard error."));
        }
    }

    static RelaySink Open(RelayAddress address, AcrilogRelayOptions options, bool audit)
    {
        var pipe = WorkerPipe.Open(address);
        try
        {
            var hello = new Hello(address.WorkerName, address.Nonce, pipe.Welcome.Password, Capabilities: 0, ThisProcess());
            return new RelaySink(pipe, hello, SettingsOf(options, audit));
        }
        catch
        {
            pipe.Dispose();
            throw;
        }
    }

    static RelaySinkSettings SettingsOf(AcrilogRelayOptions options, bool audit) => new(
        new BufferLimits(
            options.QueueLimitBytes,
            audit || options.WhenFull == WhenFull.Wait ? options.WhenFullTimeout : TimeSpan.Zero,
            DropsOldest: !audit && options.WhenFull == WhenFull.DropOldest),
        options.DrainTimeout,
        audit,
        options.ControlLevelSwitch,
        FallbackOf(options, "The parent no longer takes events", audit: audit));

    static WorkerFallback FallbackOf(AcrilogRelayOptions options, string why, Action? sayFirst = null, bool audit = false)
    {
        var named = new LoggerConfiguration().MinimumLevel.Verbose();
        // The callers of an audit know already.
        if (!audit) options.Fallback?.Invoke(named.WriteTo);
        return new WorkerFallback(audit || options.Fallback is not null ? named.CreateLogger() : null, why, new SinkFailures(), sayFirst);
    }

    static ProcessFacts ThisProcess()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return new ProcessFacts(Environment.MachineName, Environment.ProcessId,
            Path.GetFileNameWithoutExtension(Environment.ProcessPath) ?? "", process.StartTime);
    }

    static void Check(AcrilogRelayOptions options, bool audit)
    {
        if (options.QueueLimitBytes < 1) throw Wrong("queueLimitBytes", options.QueueLimitBytes, "at least 1");
        if (!Enum.IsDefined(options.RestrictedToMinimumLevel))
            throw Wrong("restrictedToMinimumLevel", (int)options.RestrictedToMinimumLevel, $"one of {string.Join(", ", Enum.GetNames<LogEventLevel>())}");
        if (!Enum.IsDefined(options.WhenFull))
            throw Wrong("whenFull", (int)options.WhenFull, $"one of {string.Join(", ", Enum.GetNames<WhenFull>())}");
        CheckWait("whenFullTimeout", options.WhenFullTimeout);
        // The pipe takes nothing in no time, so every call would throw.
        if (audit && options.WhenFullTimeout == TimeSpan.Zero)
            throw Wrong("whenFullTimeout", options.WhenFullTimeout, $"more than zero, up to {LongestWait}, for an audit");
        CheckWait("drainTimeout", options.DrainTimeout);
    }

    static void CheckWait(string setting, TimeSpan wait)
    {
        if (wait < TimeSpan.Zero || wait > LongestWait) throw Wrong(setting, wait, $"from zero to {LongestWait}");
    }

    static ArgumentOutOfRangeException Wrong(string setting, object value, string allowed) =>
        new(setting, value, $"{setting} is {value}; it must be {allowed}.");
}
