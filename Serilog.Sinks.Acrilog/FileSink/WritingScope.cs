namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Says, until it is disposed, that the calling thread is amid writing to a log, and so holds up who waits for that log.
/// What a lifecycle hook does from there must not wait for another log, whose hook may wait for this one.</summary>
readonly struct WritingScope : IDisposable
{
    [ThreadStatic]
    static int _open;

    public WritingScope() => _open++;

    /// <summary>Whether the calling thread is in such a scope.</summary>
    public static bool IsOpen => _open > 0;

    /// <summary>Leaves the calling thread in a scope for good: one of its own that writes to a log, and reports what it meets.</summary>
    public static void Stay()
    {
        if (_open == 0) _open = 1;
    }

    public void Dispose() => _open--;
}
