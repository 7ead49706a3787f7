using System.Diagnostics.CodeAnalysis;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>Tells a worker what its parent wants: the latest, for a worker that does not listen now needs no history.</summary>
/// <remarks>Safe from any thread; nobody waits for the worker, one write is under way at a time.</remarks>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer or wait handle, and may be cancelled at any time.")]
sealed class ControlLine(ParentPipe pipe, LogEventLevel level)
{
    // For one that does not read now; it cannot have said goodbye.
    static readonly TimeSpan LastWord = TimeSpan.FromMilliseconds(250);

    readonly object _gate = new();
    readonly CancellationTokenSource _closed = new();
    LogEventLevel _level = level;
    LogEventLevel _levelSent = level;
    long _acknowledged;
    long _acknowledgedSent;
    long _flush;
    long _flushSent;
    bool _isWriting;
    Task _writing = Task.CompletedTask;

    /// <summary>The least level that the worker is to send.</summary>
    public void Level(LogEventLevel level)
    {
        lock (_gate) _level = level;
        Send();
    }

    /// <summary>All events up to this number are in the log.</summary>
    public void Acknowledge(long sequence)
    {
        lock (_gate) _acknowledged = Math.Max(_acknowledged, sequence);
        Send();
    }

    /// <summary>The worker is to send a mark with this number behind all that it has.</summary>
    public void Flush(long id)
    {
        lock (_gate) _flush = Math.Max(_flush, id);
        Send();
    }

    /// <summary>Says what is unsaid yet, if the worker takes it, and then nothing more.</summary>
    public async Task CloseAsync()
    {
        Send();
        Task writing;
        lock (_gate) writing = _writing;
        if (!writing.IsCompleted) await Task.WhenAny(writing, Task.Delay(LastWord)).ConfigureAwait(false);
        await _closed.CancelAsync().ConfigureAwait(false);
    }

    void Send()
    {
        lock (_gate)
        {
            if (_isWriting || _closed.IsCancellationRequested || Unsaid() is not { Length: > 0 } words) return;
            _isWriting = true;
            _writing = WriteAsync(words);
        }
    }

    async Task WriteAsync(byte[] words)
    {
        try
        {
            while (words.Length > 0)
            {
                await pipe.WriteAsync(words, _closed.Token).ConfigureAwait(false);
                lock (_gate)
                {
                    words = Unsaid();
                    _isWriting = words.Length > 0;
                }
            }
        }
        catch (Exception ex) when (ex is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The worker is gone, or was never one that listens; its events say what is to be said about it.
            await _closed.CancelAsync().ConfigureAwait(false);
        }
    }

    byte[] Unsaid()
    {
        using var words = new MemoryStream();
        if (_level != _levelSent) words.Write(FrameWriter.Whole(FrameType.Level, 0, payload => payload.Byte((byte)_level)));
        if (_acknowledged != _acknowledgedSent) words.Write(FrameWriter.Whole(FrameType.Acknowledge, 0, payload => payload.Int64(_acknowledged)));
        if (_flush != _flushSent) words.Write(FrameWriter.Whole(FrameType.Flush, 0, payload => payload.Int64(_flush)));
        (_levelSent, _acknowledgedSent, _flushSent) = (_level, _acknowledged, _flush);
        return words.ToArray();
    }
}
