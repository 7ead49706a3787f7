using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.FileSink;

/// <summary>Runs what a log needs done but no caller should wait for: one job at a time, in the order they came.</summary>
/// <remarks>
/// Safe from any thread. It uses the thread pool, and nothing at all while there is no job. Jobs that the pool has not begun when
/// the log is closed get a thread of their own. A job that throws is reported and does not stop the next one.
/// </remarks>
sealed class Housekeeping : IHousekeeping
{
    readonly object _gate = new();
    readonly Queue<Action> _jobs = new();
    readonly CancellationTokenSource _stop = new();
    readonly TimeSpan _patience;
    readonly SinkFailures? _failures;

    // Made here, while there are handles left: the runtime opens the assembly of threads when one is first spoken of.
    readonly ThreadStart _run;

    // Guarded by _gate. Whether the thread pool was asked for a thread that has not come yet.
    bool _asked;

    // Guarded by _gate. Whether a thread runs the jobs.
    bool _running;
    bool _closed;

    /// <param name="patience">How long <see cref="Dispose"/> waits for the jobs that are left.</param>
    /// <param name="failures">Where failures are told; null for SelfLog alone.</param>
    public Housekeeping(TimeSpan patience, SinkFailures? failures = null) => (_patience, _failures, _run) = (patience, failures, Run);

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
            if (_running || _asked) return;
            // Asked for once it is, so that a pool that has no thread now is asked again with the next job.
            ThreadPool.UnsafeQueueUserWorkItem(static self => self.RunIfFirst(), this, preferLocal: false);
            _asked = true;
        }
    }

    /// <summary>Takes no more jobs and waits for those it has; those that have not begun in time are dropped and reported. Needs no
    /// thread of the pool.</summary>
    public void Dispose()
    {
        RunWhatHasNotBegun();
        int left;
        lock (_gate)
        {
            var giveUp = Environment.TickCount64 + (long)_patience.TotalMilliseconds;
            for (var wait = _patience; _running && wait > TimeSpan.Zero; wait = TimeSpan.FromMilliseconds(giveUp - Environment.TickCount64))
                Monitor.Wait(_gate, wait);
            if (!_running) return;
            left = _jobs.Count;
            _jobs.Clear();
        }
        _stop.Cancel();
        Failures.Report("the work behind a log did not end within {0}; {1} jobs are left to its next start", _patience, left + 1);
    }

    void RunWhatHasNotBegun()
    {
        lock (_gate)
        {
            _closed = true;
            if (_running || _jobs.Count == 0) return;
            _running = true;
        }
        try
        {
            // Not this thread: a job may take longer than it may wait.
            new Thread(_run) { IsBackground = true, Name = "Acrilog housekeeping" }.Start();
        }
        catch (Exception)
        {
            // There is no room for a thread: the jobs are done nonetheless.
            Run();
        }
    }

    // The jobs may have been run by then.
    void RunIfFirst()
    {
        lock (_gate)
        {
            _asked = false;
            if (_running || _jobs.Count == 0) return;
            _running = true;
        }
        Run();
    }

    void Run()
    {
        while (Next() is { } job)
        {
            using var reports = Failures.Hold(_failures);
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
