using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>
/// The one thread that empties a <see cref="RecordBuffer"/> into its target. A thread of its own, so that an
/// application that has used up its thread pool still logs.
/// </summary>
sealed class BackgroundWriter
{
    readonly RecordBuffer _buffer;
    readonly IRecordTarget _target;
    readonly Thread _thread;

    public BackgroundWriter(RecordBuffer buffer, IRecordTarget target, string name)
    {
        _buffer = buffer;
        _target = target;
        _thread = new Thread(Drain) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Whether the calling thread is this writer's, which must not wait for itself.</summary>
    public bool IsCurrent => Thread.CurrentThread == _thread;

    /// <summary>Waits until the completed buffer is drained; false when <paramref name="timeout"/> passes first.</summary>
    public bool Join(TimeSpan timeout) => _thread.Join(timeout);

    void Drain()
    {
        while (_buffer.Take() is { } block)
        {
            // Said after the release: whoever hears it may log, and wait for this thread.
            using var reports = Failures.Hold();
            try
            {
                _target.Write(block);
            }
            catch (Exception ex)
            {
                Failures.Report("{0}: {1} records were lost: {2}", _thread.Name, block.Records, ex);
            }
            finally
            {
                _buffer.Release(block);
            }
        }

        End();
    }

    void End()
    {
        using var reports = Failures.Hold();
        try
        {
            _target.End();
        }
        catch (Exception ex)
        {
            Failures.Report("{0} could not end in good order: {1}", _thread.Name, ex);
        }
    }
}
