using System.Diagnostics;
using System.Security.Cryptography;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Transport;
using Serilog.Sinks.Acrilog.Relay.Wire;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>
/// The parent's side of the relay: takes the events of worker processes from anonymous pipes and writes each to a
/// logger, in order per worker, with the worker's identity.
/// </summary>
/// <remarks>
/// All members are safe from any thread. The target logger is called from thread pool threads, for different workers at
/// the same time; it is not disposed with the listener.
/// </remarks>
/// <example>
/// <code>
/// await using var listener = RelayListener.Start(Log.Logger);
/// using var worker = listener.StartWorker(new ProcessStartInfo("worker"), "worker-1");
/// await worker.WaitForExitAsync();
/// </code>
/// </example>
public sealed class RelayListener : IDisposable, IAsyncDisposable
{
    // Process.Start hands every inheritable handle to the child, so two starts at once would exchange theirs.
    static readonly object Starting = new();

    readonly ILogger _target;
    readonly LogEventLevel _minimumLevel;
    readonly TimeSpan _drainTimeout;
    readonly HashSet<RelayConnection> _connections = [];
    Task? _stopped;

    RelayListener(ILogger target, RelayListenerOptions options)
    {
        _target = target;
        _minimumLevel = options.MinimumLevel ?? LeastEnabled(target);
        _drainTimeout = options.DrainTimeout;
    }

    /// <summary>Starts listening for workers, of which there are none yet.</summary>
    /// <param name="target">Where the workers' events go.</param>
    /// <param name="options">Settings; null takes the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="target"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static RelayListener Start(ILogger target, RelayListenerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        options ??= new RelayListenerOptions();
        options.Validate();
        return new RelayListener(target, options);
    }

    /// <summary>
    /// Opens a pipe for one worker and tells what the worker needs to know of it. For those who start the process
    /// themselves, with inherited handles; <see cref="StartWorker"/> does all of it.
    /// </summary>
    /// <param name="workerName">What to call the worker; shown as <c>WorkerName</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="workerName"/> is null or empty.</exception>
    /// <exception cref="ObjectDisposedException">The listener is disposed.</exception>
    public RelayInfo CreateInfo(string workerName) => new(Connect(workerName).Address);

    /// <summary>
    /// Starts a worker process whose <c>WriteTo.AcrilogRelay()</c> finds its way here by the environment variable
    /// <c>ACRILOG_RELAY</c>.
    /// </summary>
    /// <param name="startInfo">What to start; <see cref="ProcessStartInfo.UseShellExecute"/> must be false. Left as it was.</param>
    /// <param name="workerName">What to call the worker; shown as <c>WorkerName</c>.</param>
    /// <returns>The process, which the caller waits for and disposes.</returns>
    /// <exception cref="ArgumentException"><paramref name="workerName"/> is null or empty, or <paramref name="startInfo"/> uses the shell.</exception>
    /// <exception cref="ObjectDisposedException">The listener is disposed.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">The process cannot be started.</exception>
    public Process StartWorker(ProcessStartInfo startInfo, string workerName)
    {
        ArgumentNullException.ThrowIfNull(startInfo);
        if (startInfo.UseShellExecute)
            throw new ArgumentException("UseShellExecute is true; it must be false, since a shell does not hand on the pipe.", nameof(startInfo));

        lock (Starting)
        {
            var (address, connection) = Connect(workerName);
            startInfo.Environment.TryGetValue(RelayEnvironment.Variable, out var before);
            startInfo.Environment[RelayEnvironment.Variable] = address.ToString();
            try
            {
                var process = Process.Start(startInfo) ?? throw new InvalidOperationException($"'{startInfo.FileName}' did not start a process.");
                connection.Attach(new WorkerProcess(process.Id));
                return process;
            }
            catch
            {
                _ = connection.AbandonAsync();
                throw;
            }
            finally
            {
                if (before is null) startInfo.Environment.Remove(RelayEnvironment.Variable);
                else startInfo.Environment[RelayEnvironment.Variable] = before;
            }
        }
    }

    /// <summary>
    /// Stops listening: what the workers have written by now is read and written to the target, for no longer than
    /// <see cref="RelayListenerOptions.DrainTimeout"/>; a worker that still runs falls back to standard error.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        Task stopped;
        lock (_connections)
        {
            _stopped ??= Task.WhenAll(_connections.Select(c => c.StopAsync(_drainTimeout)).ToArray());
            stopped = _stopped;
        }

        await stopped.ConfigureAwait(false);
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    (RelayAddress Address, RelayConnection Connection) Connect(string workerName)
    {
        ArgumentException.ThrowIfNullOrEmpty(workerName);
        lock (_connections)
        {
            ObjectDisposedException.ThrowIf(_stopped is not null, this);
            var pipe = new ParentPipe();
            var nonce = RandomNumberGenerator.GetHexString(32, lowercase: true);
            var address = new RelayAddress(pipe.Handle, workerName, _minimumLevel, WireLimits.Version, nonce);
            var connection = new RelayConnection(pipe, address, _target);
            _connections.Add(connection);
            connection.Ended.ContinueWith(_ => Forget(connection), TaskScheduler.Default);
            return (address, connection);
        }
    }

    void Forget(RelayConnection connection)
    {
        lock (_connections) _connections.Remove(connection);
    }

    static LogEventLevel LeastEnabled(ILogger target) =>
        Enum.GetValues<LogEventLevel>().Where(target.IsEnabled).DefaultIfEmpty(LogEventLevel.Fatal).Min();
}
