namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>A lock for what takes far less time than putting a thread to sleep and waking it again does: who finds it taken spins,
/// and lets other threads run when that takes long. Who waits for a condition sleeps, as with <see cref="Monitor"/>.</summary>
/// <remarks>Not reentrant, and not fair.</remarks>
sealed class SpinGate
{
    // Far more than it takes, unless the thread that has the gate is kept from running by this one, whose priority is higher.
    const int SpinsBeforeSleep = 1000;

    readonly object _signal = new();
    int _taken;

    /// <summary>Takes the gate until what is returned is disposed.</summary>
    public Held Hold()
    {
        Take();
        return new Held(this);
    }

    /// <summary>Leaves the gate, waits for <see cref="PulseAll"/>, and takes it again. Whoever calls has the gate.</summary>
    /// <returns>Whether there was a pulse within the time.</returns>
    public bool Wait(TimeSpan timeout)
    {
        // No pulse is missed: for one both are taken.
        Monitor.Enter(_signal);
        Leave();
        try
        {
            return Monitor.Wait(_signal, timeout);
        }
        finally
        {
            Monitor.Exit(_signal);
            Take();
        }
    }

    /// <summary>Wakes all who wait. Whoever calls has the gate.</summary>
    public void PulseAll()
    {
        var interrupted = false;
        while (!TryPulseAll()) interrupted = true;
        if (interrupted) Thread.CurrentThread.Interrupt();
    }

    // False if the thread was interrupted: what others wait for has happened nonetheless.
    bool TryPulseAll()
    {
        try
        {
            lock (_signal) Monitor.PulseAll(_signal);
            return true;
        }
        catch (ThreadInterruptedException)
        {
            return false;
        }
    }

    void Take()
    {
        if (Interlocked.CompareExchange(ref _taken, 1, 0) != 0) TakeWhenFree();
    }

    void TakeWhenFree()
    {
        var interrupted = false;
        var spin = new SpinWait();
        do
        {
            try
            {
                spin.SpinOnce(SpinsBeforeSleep);
            }
            catch (ThreadInterruptedException)
            {
                // Whoever waits for a condition must have the gate again before it hears of that.
                interrupted = true;
            }
        }
        while (Volatile.Read(ref _taken) != 0 || Interlocked.CompareExchange(ref _taken, 1, 0) != 0);
        if (interrupted) Thread.CurrentThread.Interrupt();
    }

    void Leave() => Volatile.Write(ref _taken, 0);

    /// <summary>The time in which a thread has the gate.</summary>
    public readonly ref struct Held(SpinGate gate)
    {
        public void Dispose() => gate.Leave();
    }
}
