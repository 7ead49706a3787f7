using Serilog.Core;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>The workers of one listener, and the clock by which they are told what their parent wants.</summary>
/// <remarks>Safe from any thread.</remarks>
sealed class RelayConnections(RelayLevels levels)
{
    // A worker hears of a new level, and of how far its parent has come, within two of these.
    static readonly TimeSpan Pulse = TimeSpan.FromMilliseconds(250);

    // What a worker drops is said in the log after as many of them.
    const int PulsesPerDropReport = 4;

    readonly List<(RelayConnection Connection, LoggingLevelSwitch? Level)> _all = [];
    readonly HashSet<OutputCapture> _outputs = [];
    ITimer? _timer;
    int _pulses;
    Task? _stopped;

    /// <summary>Whether no worker is taken any more.</summary>
    public bool IsStopped
    {
        get { lock (_all) return _stopped is not null; }
    }

    public IReadOnlyList<RelayConnection> All()
    {
        lock (_all) return [.. _all.Select(one => one.Connection)];
    }

    /// <summary>Keeps a connection until it ends.</summary>
    public void Add(RelayConnection connection, LoggingLevelSwitch? level)
    {
        lock (_all)
        {
            // First what may fail: a process without handles can set no timer.
            _timer ??= TimeProvider.System.CreateTimer(_ => Tell(), null, Pulse, Pulse);
            _all.Add((connection, level));
            // The listener was disposed meanwhile, and has not seen this one.
            if (_stopped is not null) _ = connection.AbandonAsync();
        }

        connection.Ended.ContinueWith(_ => Remove(connection), TaskScheduler.Default);
    }

    /// <summary>Has what a worker writes pass through when the listener ends.</summary>
    public OutputCapture Keep(OutputCapture output)
    {
        lock (_all)
        {
            if (_stopped is not null) output.PassThrough();
            else _outputs.Add(output);
        }

        output.Ended.ContinueWith(_ => Remove(output), TaskScheduler.Default);
        return output;
    }

    /// <summary>Ends all, each within <paramref name="timeout"/>.</summary>
    public Task StopAsync(TimeSpan timeout)
    {
        lock (_all) return _stopped ??= StopAllAsync([.. _all.Select(one => one.Connection)], timeout);
    }

    async Task StopAllAsync(RelayConnection[] connections, TimeSpan timeout)
    {
        await Task.WhenAll(connections.Select(connection => connection.StopAsync(timeout))).ConfigureAwait(false);
        OutputCapture[] outputs;
        lock (_all)
        {
            _timer?.Dispose();
            outputs = [.. _outputs];
        }

        foreach (var output in outputs) output.PassThrough();
    }

    void Tell()
    {
        (RelayConnection Connection, LoggingLevelSwitch? Level)[] all;
        lock (_all) all = [.. _all];
        var saysDrops = ++_pulses % PulsesPerDropReport == 0;
        foreach (var (connection, level) in all) connection.Pulse(levels.For(level), saysDrops);
    }

    /// <summary>Forgets a connection, if it is still known.</summary>
    public void Remove(RelayConnection connection)
    {
        lock (_all)
        {
            _all.RemoveAll(one => one.Connection == connection);
            if (_all.Count > 0) return;
            _timer?.Dispose();
            _timer = null;
        }
    }

    void Remove(OutputCapture output)
    {
        lock (_all) _outputs.Remove(output);
    }
}
