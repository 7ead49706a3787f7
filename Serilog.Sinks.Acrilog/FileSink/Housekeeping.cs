using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Runs what a log needs done but no caller should wait for: one job at a time, in the order they came.</summary>
/// <remarks>
/// Safe from any thread. It uses the thread pool, and nothing at all while there is no job. A job that throws is reported and
/// does not stop the next one.
/// </remarks>
/// <param name="patience">How long <see cref="Dispose"/> waits for the jobs that are left.</param>
sealed class Housekeeping(TimeSpan patience) : IHousekeeping
{
    readonly object _gate = new();
    readonly Queue<Action> _jobs = new();
    readonly CancellationTokenSource _stop = new();
    bool _running;
    bool _closed;

    public bool EndsWithLog => true;

    /// <summary>Cancelled when <see cref="Dispose"/> has waited long enough: a long job ends as soon as it can, so that what
    /// it leaves can be finished or cleaned at the next start.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Puts a job at the end of the queue; once disposed, it is left out, as if the process had ended before it.</summary>
    public void Enqueue(Action job)
    {
        lock (_gate)
        {
            if (_closed) return;
            _jobs.Enqueue(job);
            if (_running) return;
            _running = true;
        }
        ThreadPool.UnsafeQueueUserWorkItem(static self => self.Run(), this, preferLocal: false);
    }

    /// <summary>Takes no more jobs and waits for those it has; those that have not begun in time are dropped and reported.</summary>
    public void Dispose()
    {
        int left;
        lock (_gate)
        {
            _closed = true;
            var giveUp = Environment.TickCount64 + (long)patience.TotalMilliseconds;
            for (var wait = patience; _running && wait > TimeSpan.Zero; wait = TimeSpan.FromMilliseconds(giveUp - Environment.TickCount64))
                Monitor.Wait(_gate, wait);
            if (!_running) return;
            left = _jobs.Count;
            _jobs.Clear();
        }
        _stop.Cancel();
        Failures.Report("the work behind a log did not end within {0}; {1} jobs are left to its next start", patience, left + 1);
    }

    void Run()
    {
        while (Next() is { } job)
        {
            using var reports = Failures.Hold();
            try
            {
                job();
            }
            catch (Exception e)
            {
                Failures.Report("the work behind a log failed: {0}", e);
            }
        }
    }

    Action? Next()
    {
        lock (_gate)
        {
            if (_jobs.TryDequeue(out var job)) return job;
            _running = false;
            Monitor.PulseAll(_gate);
            return null;
        }
    }
}
