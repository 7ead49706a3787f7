using Serilog.Events;
using Serilog.Sinks.Acrilog.Buffering;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Keeps records in memory and writes many at once, on a thread of its own.</summary>
/// <remarks>
/// Nothing waits longer than the interval, and what waits is written when the sink is disposed, when the process exits and when
/// it ends by an exception nobody caught or by a signal that can be handled. A process that is killed loses what waited.
/// </remarks>
sealed class BufferedDelivery : IDelivery, IRecordTarget
{
    const long LimitBytes = 16 * 1024 * 1024;

    // For a disk that does not keep up: callers slow down to its pace, but do not stand still with it.
    static readonly TimeSpan RoomPatience = TimeSpan.FromSeconds(1);
    static readonly TimeSpan ExitPatience = TimeSpan.FromSeconds(2);
    static readonly TimeSpan DisposePatience = TimeSpan.FromSeconds(10);

    readonly FileDelivery _file;
    readonly FlushRules _flushing;
    readonly TimeProvider _clock;
    readonly RecordBuffer _buffer = new(new BufferLimits(LimitBytes, RoomPatience), gathers: true);
    readonly BackgroundWriter _writer;
    readonly ITimer _timer;
    readonly ProcessEndWatch _processEnd;
    long _dropped;
    volatile bool _disposed;

    public BufferedDelivery(FileDelivery file, FlushRules flushing, TimeSpan interval, TimeProvider clock)
    {
        (_file, _flushing, _clock) = (file, flushing, clock);
        _writer = new BackgroundWriter(_buffer, this, "Acrilog file");
        _timer = clock.CreateTimer(_ => _buffer.Flush(), null, interval, interval);

        // Others may still log while a process ends, so nothing is closed then.
        _processEnd = new ProcessEndWatch(_ => _buffer.Drain(ExitPatience));
    }

    public bool Append(Span<byte> record, LogEventLevel level)
    {
        if (!_buffer.TryAppend(record, new RecordTag(level, _clock.GetUtcNow().UtcTicks), MayWait))
        {
            if (_disposed) return false;
            Interlocked.Increment(ref _dropped);
            FileMetrics.Dropped(DropReason.Full);
            return true;
        }
        if (_flushing.Asks(level) && MayWait && _buffer.Drain(DisposePatience)) _file.FlushToDisk(mayThrow: false);
        return true;
    }

    public bool IsSettled() => _disposed || (MayWait && _buffer.Drain(RoomPatience) && _file.IsSettled());

    public void Roll()
    {
        if (MayWait) _buffer.Drain(DisposePatience);
        _file.Roll();
    }

    void IRecordTarget.Write(RecordBlock block)
    {
        WritingScope.Stay();
        _file.Append(block);
        var dropped = Interlocked.Exchange(ref _dropped, 0);
        if (dropped > 0) Failures.Report("the disk did not keep up, and the buffer of {0} bytes was full; {1} events were dropped", LimitBytes, dropped);
    }

    void IRecordTarget.End()
    {
        // The file is closed by whoever closes the log.
    }

    /// <summary>Writes what waits and closes the file, within 10 s. May be called again.</summary>
    public void Dispose()
    {
        _disposed = true;
        _processEnd.Dispose();
        _timer.Dispose();
        _buffer.Complete();
        if (!_writer.Join(DisposePatience))
        {
            Failures.Report("the disk did not take what waited within {0}; {1} events are lost", DisposePatience, _buffer.PendingRecords);
            return;
        }
        _file.Dispose();
    }

    // The writer itself logs when what it reports, or a hook, leads back here; so does a thread that the writer waits for.
    bool MayWait => !_writer.IsCurrent && !_file.IsCalling;
}
