using System.Diagnostics;
using System.Security.Cryptography;
using Serilog.Core;
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
/// await using (var listener = RelayListener.Start(Log.Logger))
/// {
///     using var worker = listener.StartWorker(new ProcessStartInfo("worker"), "worker-1");
///     await worker.WaitForExitAsync();
/// }
/// Log.CloseAndFlush();   // after the listener, which logs the end of each worker
/// </code>
/// </example>
public sealed partial class RelayListener : IDisposable, IAsyncDisposable
{
    // Process.Start hands every inheritable handle to the child, so two starts at once would exchange theirs.
    static readonly object Starting = new();

    readonly ILogger _target;
    readonly ILineLog? _lines;
    readonly RelayLevels _levels;
    readonly TimeSpan _drainTimeout;
    readonly RelayConnections _connections;

    RelayListener(ILogger target, ILineLog? lines, RelayListenerOptions options)
    {
        (_target, _lines) = (target, lines);
        _levels = new RelayLevels(lines is null ? target.IsEnabled : lines.IsEnabled, options.MinimumLevel, options.LevelSwitch);
        _drainTimeout = options.DrainTimeout;
        _connections = new RelayConnections(_levels);
    }

    /// <summary>
    /// The workers that are listened to now, in the order in which they were made known; those that have ended are in the log.
    /// </summary>
    public IReadOnlyList<RelayedWorker> Workers => [.. _connections.All().Select(connection => new RelayedWorker(connection.Worker))];

    /// <summary>What the listener writes to: the logger it was started with, or one that writes to its file.</summary>
    public ILogger Target => _target;

    /// <summary>Starts listening for workers, of which there are none yet.</summary>
    /// <param name="target">Where the workers' events go.</param>
    /// <param name="options">Settings; null takes the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="target"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="target"/> is <see cref="Logger.None"/>, as <see cref="Log.Logger"/> is before it is set; or two
    /// options do not go together.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static RelayListener Start(ILogger target, RelayListenerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (ReferenceEquals(target, Logger.None))
        {
            throw new ArgumentException($"{nameof(target)} is a logger that writes nothing, as {nameof(Log)}.{nameof(Log.Logger)} is before it is set and after "
                + $"{nameof(Log)}.{nameof(Log.CloseAndFlush)}(). Set {nameof(Log)}.{nameof(Log.Logger)} first, then start the listener.", nameof(target));
        }

        options ??= new RelayListenerOptions();
        options.Validate();
        return new RelayListener(target, lines: null, options);
    }

    /// <summary>
    /// Opens the pipes for one worker and tells what the worker needs to know of it. For those who start the process
    /// themselves, with inherited handles, and then call <see cref="Attach"/>, or <see cref="Abandon"/> if there is to be no process;
    /// <see cref="StartWorker"/> does all of it.
    /// </summary>
    /// <param name="workerName">What to call the worker; shown as <c>WorkerName</c>.</param>
    /// <param name="levelSwitch">The level that this worker is asked to send; null for what holds for all.</param>
    /// <exception cref="ArgumentException"><paramref name="workerName"/> is null or empty.</exception>
    /// <exception cref="ObjectDisposedException">The listener is disposed.</exception>
    public RelayInfo CreateInfo(string workerName, LoggingLevelSwitch? levelSwitch = null)
    {
        var (address, connection) = Connect(workerName, levelSwitch);
        connection.Begin();
        return new RelayInfo(address);
    }

    /// <summary>
    /// Tells which process got an info, once it is started. The listener then closes its copies of the worker's handles, and
    /// notices the end of the process even where others have inherited them too. Call it at once: the end of a worker that nobody
    /// has attached is in the log, without an exit code, a second after its end.
    /// </summary>
    /// <param name="info">What <see cref="CreateInfo"/> of this listener gave.</param>
    /// <param name="process">The process; may be disposed when this returns.</param>
    /// <exception cref="ArgumentException">The worker is not one of this listener's, or has ended.</exception>
    /// <exception cref="InvalidOperationException">It has a process already, or the process was not started.</exception>
    public void Attach(RelayInfo info, Process process)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(process);
        var connection = Find(info)
            ?? throw new ArgumentException($"Worker '{info.WorkerName}' is not one of this listener's, or has ended.", nameof(info));
        if (connection.Worker.Process is { } before)
            throw new InvalidOperationException($"Worker '{info.WorkerName}' already is process {before.Id}.");
        connection.Attach(new WorkerProcess(process));
    }

    /// <summary>
    /// Gives back an info whose process was not started: its pipes are closed when this returns, and the log says nothing of it.
    /// Otherwise they stay open until the listener is disposed.
    /// </summary>
    /// <param name="info">What <see cref="CreateInfo"/> of this listener gave.</param>
    /// <returns>False, and nothing is changed, when a process was attached or has used the info, when it was given back before, and
    /// when it is not of this listener.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="info"/> is null.</exception>
    public bool Abandon(RelayInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        if (Find(info) is not { IsUnused: true } connection) return false;
        connection.AbandonAsync().GetAwaiter().GetResult();
        _connections.Remove(connection);
        return true;
    }

    /// <summary>
    /// Starts a worker process whose <c>WriteTo.AcrilogRelay()</c> finds its way here by the environment variable
    /// <c>ACRILOG_RELAY</c>.
    /// </summary>
    /// <param name="startInfo">What to start; <see cref="ProcessStartInfo.UseShellExecute"/> must be false. Left as it was.</param>
    /// <param name="workerName">What to call the worker; shown as <c>WorkerName</c>.</param>
    /// <param name="options">Settings of this worker; null takes the defaults.</param>
    /// <returns>The process, which the caller waits for and disposes.</returns>
    /// <exception cref="ArgumentException"><paramref name="workerName"/> is null or empty, or <paramref name="startInfo"/> uses the shell.</exception>
    /// <exception cref="ObjectDisposedException">The listener is disposed.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">The process cannot be started.</exception>
    public Process StartWorker(ProcessStartInfo startInfo, string workerName, RelayWorkerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(startInfo);
        if (startInfo.UseShellExecute)
            throw new ArgumentException("UseShellExecute is true; it must be false, since a shell does not hand on the pipe.", nameof(startInfo));

        var captures = options?.CaptureOutput == true;
        lock (Starting)
        {
            var (address, connection) = Connect(workerName, options?.LevelSwitch);
            var before = WorkerStartInfo.Change(startInfo, address, captures);
            try
            {
                var process = Process.Start(startInfo) ?? throw new InvalidOperationException($"'{startInfo.FileName}' did not start a process.");
                var worker = new WorkerProcess(process);
                var output = captures ? _connections.Keep(OutputCapture.Start(process, _target, worker, workerName)) : null;
                connection.Attach(worker, output);
                connection.Begin();
                return process;
            }
            catch
            {
                _ = connection.AbandonAsync();
                throw;
            }
            finally
            {
                before.Restore(startInfo);
            }
        }
    }

    /// <summary>
    /// Ends when everything that the workers had accepted before the call is through the target's sinks. A worker that does not
    /// run now (stopped by a signal, say) is waited for: use <paramref name="cancellation"/> to bound it.
    /// </summary>
    /// <remarks>What a sink keeps in memory by itself, such as a buffered file, stays its own affair.</remarks>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled first.</exception>
    public Task FlushAsync(CancellationToken cancellation = default) =>
        Task.WhenAll(_connections.All().Select(connection => connection.FlushAsync())).WaitAsync(cancellation);

    /// <summary>
    /// Stops listening: what the workers have written by now is read and written to the target, for no longer than
    /// <see cref="RelayListenerOptions.DrainTimeout"/>; a worker that still runs goes to its fallback. Events that a worker without
    /// one, or one that has ended, had sent by then are counted as lost. Dispose the target logger after the listener, which writes
    /// a line about the end of each worker.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await _connections.StopAsync(_drainTimeout).ConfigureAwait(false);
        _lines?.Dispose();
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    (RelayAddress Address, RelayConnection Connection) Connect(string workerName, LoggingLevelSwitch? levelSwitch)
    {
        ArgumentException.ThrowIfNullOrEmpty(workerName);
        ObjectDisposedException.ThrowIf(_connections.IsStopped, this);
        var pipe = new ParentPipe();
        var level = _levels.For(levelSwitch);
        var (nonce, password) = (Word(), Word());
        var address = new RelayAddress(pipe.Handles, workerName, level, WireLimits.Version, nonce);
        var capabilities = _lines is null ? ParentCapabilities.AcknowledgesBye : ParentCapabilities.AcknowledgesBye | ParentCapabilities.TakesLines;
        var welcome = new Welcome(nonce, password, level, capabilities, _lines?.Form);
        pipe.Welcome([.. FrameWriter.Preamble, .. FrameWriter.Whole(FrameType.Welcome, 0, welcome.WriteTo)]);
        var connection = new RelayConnection(pipe, address, _target, _lines, password);
        _connections.Add(connection, levelSwitch);
        return (address, connection);
    }

    RelayConnection? Find(RelayInfo info) => _connections.All().FirstOrDefault(connection => connection.Is(info.Address));

    static string Word() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
