using System.Runtime.InteropServices;

namespace Serilog.Sinks.Acrilog.Buffering;

/// <summary>Calls back when the process is about to end and there is still time to write what waits in memory.</summary>
/// <remarks>
/// Nothing is told of an end that gives no time: SIGKILL, a power failure, <see cref="Environment.FailFast(string)"/>. Since
/// .NET 10 a signal ends a program without <see cref="AppDomain.ProcessExit"/>, so signals are watched by themselves.
/// </remarks>
sealed class ProcessEndWatch : IDisposable
{
    static readonly PosixSignal[] Signals = [PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];

    readonly Action<ProcessEnding> _ending;
    readonly PosixSignalRegistration[] _registrations;

    public ProcessEndWatch(Action<ProcessEnding> ending)
    {
        _ending = ending;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        AppDomain.CurrentDomain.UnhandledException += OnUnhandledException;
        _registrations = [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        AppDomain.CurrentDomain.UnhandledException -= OnUnhandledException;
        foreach (var registration in _registrations) registration.Dispose();
    }

    void OnExit(object? sender, EventArgs e) => _ending(ProcessEnding.Exit);

    void OnUnhandledException(object? sender, UnhandledExceptionEventArgs e)
    {
        if (e.IsTerminating) _ending(ProcessEnding.Crash);
    }

    // Not cancelled: what the signal does to the process is the program's affair.
    void OnSignal(PosixSignalContext context) => _ending(ProcessEnding.Signal);
}
