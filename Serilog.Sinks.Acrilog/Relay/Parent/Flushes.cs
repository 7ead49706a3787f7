namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>Those who wait until all that a worker has accepted is through the log.</summary>
/// <remarks>Safe from any thread.</remarks>
sealed class Flushes
{
    readonly Dictionary<long, TaskCompletionSource> _waiting = [];
    long _last;
    bool _closed;

    /// <summary>Whether anybody waits.</summary>
    public bool Any
    {
        get { lock (_waiting) return _waiting.Count > 0; }
    }

    /// <summary>Begins to wait; the task ends at the mark with the number, or at the end of the worker.</summary>
    public Task Begin()
    {
        lock (_waiting)
        {
            if (_closed) return Task.CompletedTask;
            var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add(++_last, waiting);
            return waiting.Task;
        }
    }

    /// <summary>The number that a mark must have to end all waiting so far.</summary>
    public long Last
    {
        get { lock (_waiting) return _last; }
    }

    /// <summary>The worker has sent all that it had when it was asked with this number.</summary>
    public void Marked(long id)
    {
        lock (_waiting)
            foreach (var done in _waiting.Keys.Where(key => key <= id).ToList())
                if (_waiting.Remove(done, out var waiting)) waiting.SetResult();
    }

    /// <summary>Nothing more comes.</summary>
    public void Close()
    {
        lock (_waiting) _closed = true;
        Marked(long.MaxValue);
    }
}
