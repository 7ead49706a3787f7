using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Sends each event to the log of its key, and keeps a bounded number of them open.</summary>
/// <remarks>
/// <para>Safe from any thread. A log that is in use, or whose events wait for a disk that does not take them, is never closed: for
/// that time more are open than may be.</para>
/// <para>Logs are closed outside the gate, so that one that takes long holds up those who wait for its own key and nobody else;
/// and the work behind all logs is one queue, which outlives each of them.</para>
/// <para>What lifecycle hooks, and a log's own thread, log from amid a log is written behind them, lest two logs wait for each
/// other.</para>
/// </remarks>
/// <param name="keyOf">Which log an event belongs to.</param>
/// <param name="open">Opens the log of a key; told whether the key had one before.</param>
/// <param name="rolls">Which keys had a log before, and whether it is to be rolled.</param>
/// <param name="maxOpenFiles">How many logs may stay open; the least recently used one is closed first.</param>
/// <param name="commons">What all logs have in common; the work behind them is ended with the sink.</param>
sealed class KeyedFilesSink(Func<LogEvent, string> keyOf, Func<string, bool, AcrilogFileSink> open, KeyedRolls rolls, int maxOpenFiles, KeyedCommons commons)
    : ILogEventSink, ISetLoggingFailureListener, IRollable, IDisposable
{
    readonly object _gate = new();
    readonly object _emitting = new();
    readonly Dictionary<string, LinkedListNode<OpenLog>> _byKey = new(StringComparer.Ordinal);
    readonly LinkedList<OpenLog> _latestFirst = [];
    readonly ConcurrentQueue<(LogEvent Event, ListenerChain? Listeners)> _deferred = new();
    volatile bool _disposed;
    int _refused;

    public bool IsDisposed => _disposed;

    public void Emit(LogEvent logEvent)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        if (WritingScope.IsOpen)
        {
            Defer(logEvent);
            return;
        }
        using var reports = commons.Failures.Hold();
        var key = keyOf(logEvent);
        var log = Take(key);
        try
        {
            log.Sink.Emit(logEvent);
        }
        finally
        {
            GiveBack(log);
        }
    }

    public void SetFailureListener(ILoggingFailureListener failureListener) => commons.Failures.SetListener(this, failureListener);

    /// <summary>Begins the next file of each open log at once, and that of every other key when it is opened next.</summary>
    public void Roll()
    {
        if (WritingScope.IsOpen)
        {
            commons.Jobs.Enqueue(Roll);
            return;
        }
        using var reports = commons.Failures.Hold();
        OpenLog[] logs;
        lock (_gate)
        {
            rolls.Roll();
            logs = [.. _latestFirst.Where(log => !log.Closing)];
            foreach (var log in logs)
            {
                rolls.Rolled(log.Key);
                log.Users++;
            }
        }
        foreach (var log in logs)
        {
            try
            {
                log.Sink.Roll();
            }
            finally
            {
                GiveBack(log);
            }
        }
    }

    /// <summary>Closes all logs, and waits a bounded time for the work behind them. Events that come later are refused by the log
    /// that would have taken them. May be called again.</summary>
    public void Dispose()
    {
        using var reports = commons.Failures.Hold();
        if (!WritingScope.IsOpen) EmitDeferred();
        OpenLog[] logs;
        lock (_gate)
        {
            _disposed = true;
            while (_latestFirst.Any(log => log.Closing && log.Closer != Environment.CurrentManagedThreadId)) Monitor.Wait(_gate);
            logs = [.. _latestFirst];
        }
        foreach (var log in logs) Close(log);
        // What hooks have logged since then is refused, and counted.
        if (!WritingScope.IsOpen) EmitDeferred();
        commons.Jobs.Dispose();
    }

    void Defer(LogEvent logEvent)
    {
        if (!_disposed)
        {
            _deferred.Enqueue((logEvent, Failures.Listeners));
            commons.Jobs.Enqueue(EmitDeferred);
            return;
        }
        FileMetrics.Dropped(DropReason.Late);
        using var reports = commons.Failures.Hold();
        if (Interlocked.Exchange(ref _refused, 1) == 0)
            Failures.Report(LoggingFailureKind.Permanent, "a lifecycle hook logged to its own logs while they were disposed; what it logs is in no file");
        if (commons.Failures.Keep(logEvent) is { } kept) commons.Failures.GiveUp(kept, "An event came after its file sink was disposed");
    }

    // Those that wait now: a hook that logs for each file that it sees may have one more to log for each of them. Who closes the
    // logs waits for the one that another thread has taken and not emitted yet.
    void EmitDeferred()
    {
        lock (_emitting) EmitThoseThatWait();
    }

    void EmitThoseThatWait()
    {
        for (var left = _deferred.Count; left > 0 && _deferred.TryDequeue(out var deferred); left--)
        {
            var (logEvent, outer) = (deferred.Event, Failures.Listeners);
            Failures.Listeners = deferred.Listeners;
            try
            {
                Emit(logEvent);
            }
            catch (Exception e)
            {
                Failures.Report(LoggingFailureKind.Permanent, "an event that a lifecycle hook logged is in no file: {0}", e);
                if (commons.Failures.Keep(logEvent) is { } kept) commons.Failures.GiveUp(kept, "An event could not be written", e);
            }
            finally
            {
                Failures.Listeners = outer;
            }
        }
    }

    OpenLog Take(string key)
    {
        // First, so that no more are open than may be, and a key that comes back finds its file closed.
        CloseDown(maxOpenFiles - 1, unless: key);
        lock (_gate)
        {
            var node = Find(key);
            if (node is not null)
            {
                _latestFirst.Remove(node);
            }
            else
            {
                node = new LinkedListNode<OpenLog>(Open(key));
                _byKey[key] = node;
            }
            _latestFirst.AddFirst(node);
            node.Value.Users++;
            return node.Value;
        }
    }

    // Waits until a log that is being closed has let go of its file; but whoever closes it would wait for ever.
    LinkedListNode<OpenLog>? Find(string key)
    {
        while (_byKey.TryGetValue(key, out var node))
        {
            if (!node.Value.Closing) return node;
            if (node.Value.Closer == Environment.CurrentManagedThreadId) return null;
            Monitor.Wait(_gate);
        }
        return null;
    }

    OpenLog Open(string key)
    {
        var log = new OpenLog(key, open(key, rolls.IsFirst(key)));
        if (rolls.IsDue(key)) log.Sink.Roll();
        rolls.Rolled(key);
        if (_disposed) log.Sink.Dispose();
        return log;
    }

    void GiveBack(OpenLog log)
    {
        lock (_gate)
        {
            log.Users--;
            if (_byKey.Count <= maxOpenFiles) return;
        }
        CloseDown(maxOpenFiles, unless: null);
    }

    void CloseDown(int to, string? unless)
    {
        OpenLog? passed = null;
        while (NextToClose(to, unless, passed) is { } log)
        {
            var settled = log.Sink.IsSettled();
            if (settled) Close(log);
            lock (_gate)
            {
                log.Closing = false;
                if (settled) Remove(log);
                Monitor.PulseAll(_gate);
            }
            if (!settled) passed = log;
        }
    }

    // The least recently used log that nobody uses and that was not found to have events waiting.
    OpenLog? NextToClose(int to, string? unless, OpenLog? passed)
    {
        lock (_gate)
        {
            if (_disposed || _byKey.Count <= to || (unless is not null && _byKey.ContainsKey(unless))) return null;
            var node = passed is null ? _latestFirst.Last : _latestFirst.Find(passed)?.Previous;
            while (node is not null && (node.Value.Users > 0 || node.Value.Closing)) node = node.Previous;
            if (node is null) return null;
            node.Value.Closing = true;
            node.Value.Closer = Environment.CurrentManagedThreadId;
            return node.Value;
        }
    }

    void Remove(OpenLog log)
    {
        _latestFirst.Remove(log);
        if (_byKey.TryGetValue(log.Key, out var node) && node.Value == log) _byKey.Remove(log.Key);
    }

    static void Close(OpenLog log)
    {
        using var writing = new WritingScope();
        try
        {
            log.Sink.Dispose();
        }
        catch (Exception e)
        {
            Failures.Report("cannot close the log of {0}: {1}", log.Key, e);
        }
    }
}
