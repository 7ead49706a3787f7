using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Sends each event to the log of its key, and keeps a bounded number of them open.</summary>
/// <remarks>
/// Safe from any thread. A log in use is never closed, so while more threads write to different keys than logs may be open, some
/// more are.
/// </remarks>
/// <param name="keyOf">Which log an event belongs to.</param>
/// <param name="open">Opens the log of a key.</param>
/// <param name="maxOpenFiles">How many logs may stay open; the least recently used one is closed first.</param>
sealed class KeyedFilesSink(Func<LogEvent, string> keyOf, Func<string, AcrilogFileSink> open, int maxOpenFiles) : ILogEventSink, IDisposable
{
    readonly object _gate = new();
    readonly Dictionary<string, LinkedListNode<OpenLog>> _byKey = new(StringComparer.Ordinal);
    readonly LinkedList<OpenLog> _latestFirst = [];
    bool _disposed;

    public void Emit(LogEvent logEvent)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
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

    /// <summary>Closes all logs. Events that come later are refused by the log that would have taken them.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            foreach (var log in _latestFirst) log.Sink.Dispose();
        }
    }

    OpenLog Take(string key)
    {
        lock (_gate)
        {
            if (_byKey.TryGetValue(key, out var node))
            {
                _latestFirst.Remove(node);
            }
            else
            {
                // First, so that no more are open than may be, and a key that comes back finds its file closed.
                CloseDown(maxOpenFiles - 1);
                node = new LinkedListNode<OpenLog>(new OpenLog(key, open(key)));
                _byKey.Add(key, node);
                if (_disposed) node.Value.Sink.Dispose();
            }
            _latestFirst.AddFirst(node);
            node.Value.Users++;
            return node.Value;
        }
    }

    void GiveBack(OpenLog log)
    {
        lock (_gate)
        {
            log.Users--;
            if (_byKey.Count > maxOpenFiles) CloseDown(maxOpenFiles);
        }
    }

    void CloseDown(int to)
    {
        for (var node = _latestFirst.Last; node is not null && _byKey.Count > to;)
        {
            var (log, before) = (node.Value, node.Previous);
            if (log.Users == 0)
            {
                _latestFirst.Remove(node);
                _byKey.Remove(log.Key);
                Close(log);
            }
            node = before;
        }
    }

    static void Close(OpenLog log)
    {
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
