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
    readonly int? _exitCode;

    /// <exception cref="InvalidOperationException">The process was not started.</exception>
    public WorkerProcess(Process process)
    {
        Id = process.Id;
        Name = NameOf(process);
        try
        {
            _watched = Process.GetProcessById(Id);

            // An object that did not start the process is told its exit code only once it has taken the handle.
            _ = _watched.SafeHandle;
            _watched.Exited += (_, _) => _exited.TrySetResult();
            _watched.EnableRaisingEvents = true;
        }
        catch (Exception ex) when (ex is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It was gone before it could be watched; whoever started it knows how it ended.
            _exitCode = ExitCodeOf(process);
            _exited.TrySetResult();
        }
    }

    public int Id { get; }

    /// <summary>Of its program, without folder and extension; null where it had ended before it could be asked.</summary>
    public string? Name { get; }

    /// <summary>Ends when the process has.</summary>
    public Task Exited => _exited.Task;

    /// <summary>Whether it has ended, though <see cref="Exited"/> may not have heard of it yet.</summary>
    public bool HasExited => _exited.Task.IsCompleted || ExitCode is not null;

    /// <summary>Null while it runs, and where the system does not tell.</summary>
    public int? ExitCode => _exitCode ?? ExitCodeOf(_watched);

    public void Dispose() => _watched?.Dispose();

    static int? ExitCodeOf(Process? process)
    {
        try
        {
            return process is { HasExited: true } ? process.ExitCode : null;
        }
        catch (Exception ex) when (ex is InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    static string? NameOf(Process process)
    {
        try
        {
            return process.ProcessName;
        }
        catch (Exception ex) when (ex is InvalidOperationException or Win32Exception)
        {
            return StartedName(process);
        }
    }

    static string? StartedName(Process process)
    {
        try
        {
            return Path.GetFileNameWithoutExtension(process.StartInfo.FileName);
        }
        catch (InvalidOperationException)
        {
            // Not started by this object.
            return null;
        }
    }
}
