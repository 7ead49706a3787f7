using System.ComponentModel;
using System.Diagnostics;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>
/// Watches the process of a worker through an object of its own, so that callers may dispose theirs whenever they like.
/// </summary>
sealed class WorkerProcess : IDisposable
{
    readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Process? _watched;

    public WorkerProcess(int processId)
    {
        Id = processId;
        try
        {
            _watched = Process.GetProcessById(processId);

            // An object that did not start the process is told its exit code only once it has taken the handle.
            _ = _watched.SafeHandle;
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

    /// <summary>Null while it runs, and where the system does not tell.</summary>
    public int? ExitCode
    {
        get
        {
            try
            {
                return _watched is { HasExited: true } ended ? ended.ExitCode : null;
            }
            catch (Exception ex) when (ex is InvalidOperationException or Win32Exception)
            {
                return null;
            }
        }
    }

    public void Dispose() => _watched?.Dispose();
}
