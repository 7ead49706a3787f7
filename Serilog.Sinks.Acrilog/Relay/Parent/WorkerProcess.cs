using System.ComponentModel;
using System.Diagnostics;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>
/// Watches the process of a worker through an object of its own, so that callers may dispose theirs whenever they like.
/// </summary>
sealed class WorkerProcess : IDisposable
{
    readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Process _started;
    readonly Process? _watched;

    public WorkerProcess(Process started)
    {
        _started = started;
        Id = started.Id;
        try
        {
            _watched = Process.GetProcessById(Id);
            _watched.Exited += (_, _) => _exited.TrySetResult();
            _watched.EnableRaisingEvents = true;
        }
        catch (Exception ex) when (ex is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It was gone before it could be watched.
            _exited.TrySetResult();
        }
    }

    public int Id { get; }

    /// <summary>Ends when the process has.</summary>
    public Task Exited => _exited.Task;

    /// <summary>
    /// Null while it runs, and when the caller has disposed the object that started it: no other is told.
    /// </summary>
    public int? ExitCode
    {
        get
        {
            try
            {
                return _started.HasExited ? _started.ExitCode : null;
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }
    }

    public void Dispose() => _watched?.Dispose();
}
