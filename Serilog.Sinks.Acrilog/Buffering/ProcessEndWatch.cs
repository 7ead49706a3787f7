using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>Calls back when the process is about to end and there is still time to write what waits in memory.</summary>
/// <remarks>
/// Nothing is told of an end that gives no time: SIGKILL, a power failure, <see cref="Environment.FailFast(string)"/>. Since
/// .NET 10 a signal ends a program without <see cref="AppDomain.ProcessExit"/>, so signals are watched by themselves.
/// <para>Handlers run in the order in which they were registered, so the program's own may log after the call: what comes while
/// <see cref="Ending"/> is not null is to be written before its caller goes on.</para>
/// </remarks>
sealed class ProcessEndWatch : IDisposable
{
    static readonly PosixSignal[] Signals = [PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];

    // A signal that the program handles by itself need not be its end.
    static readonly TimeSpan LongestSignalHandling = TimeSpan.FromSeconds(5);

    readonly Action<ProcessEnding> _ending;
    readonly PosixSignalRegistration[] _registrations;

    // In milliseconds of Environment.TickCount64; 0 while no end is in sight.
    long _endingUntil;
    ProcessEnding _how;

    public ProcessEndWatch(Action<ProcessEnding> ending)
    {
        _ending = ending;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        AssemblyLoadContext.Default.Unloading += OnUnloading;
        AppDomain.CurrentDomain.UnhandledException += OnUnhandledException;
        _registrations = WatchSignals();
    }

    /// <summary>How the process may end as soon as the caller goes on: set from the call until the end, or for 5 s after a signal;
    /// null before and otherwise.</summary>
    public ProcessEnding? Ending => Volatile.Read(ref _endingUntil) is not 0 and var until && Environment.TickCount64 < until ? _how : null;

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        AssemblyLoadContext.Default.Unloading -= OnUnloading;
        AppDomain.CurrentDomain.UnhandledException -= OnUnhandledException;
        foreach (var registration in _registrations) registration.Dispose();
    }

    // They need handles and a thread, of which there may be too few.
    PosixSignalRegistration[] WatchSignals()
    {
        try
        {
            return [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];
        }
        catch (Exception e)
        {
            Failures.Report("Could not watch for signals; events that wait in memory are lost if one ends the process: {0}", e);
            return [];
        }
    }

    // Raised before the exit: from here on no handler is registered that is called, so this one comes last.
    void OnUnloading(AssemblyLoadContext context)
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    void OnExit(object? sender, EventArgs e) => End(ProcessEnding.Exit, long.MaxValue);

    void OnUnhandledException(object? sender, UnhandledExceptionEventArgs e)
    {
        if (e.IsTerminating) End(ProcessEnding.Crash, long.MaxValue);
    }

    // Not cancelled: what the signal does to the process is the program's affair.
    void OnSignal(PosixSignalContext context) =>
        End(ProcessEnding.Signal, Environment.TickCount64 + (long)LongestSignalHandling.TotalMilliseconds);

    // Noted first, so that no event comes between the two.
    void End(ProcessEnding ending, long until)
    {
        _how = ending;
        Volatile.Write(ref _endingUntil, until);
        _ending(ending);
    }
}
