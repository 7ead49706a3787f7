using System.Diagnostics;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Relay.Parent;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>A parent with its log, its listener and its workers, which it ends: what a scenario of the relay begins with.</summary>
sealed class RelayScene : IAsyncDisposable
{
    readonly WorkerProcesses _processes = new();
    readonly Logger _target;

    public RelayScene(Func<LoggerConfiguration, LoggerConfiguration>? configure = null, RelayListenerOptions? options = null)
    {
        var configuration = new LoggerConfiguration().MinimumLevel.Verbose();
        _target = (configure?.Invoke(configuration) ?? configuration).WriteTo.Sink(Log).CreateLogger();
        Listener = RelayListener.Start(_target, options);
    }

    /// <summary>What came into the parent's log.</summary>
    public EventWatch Log { get; } = new();

    public RelayListener Listener { get; }

    /// <summary>Starts this assembly as a worker.</summary>
    public Process Start(string name, params string[] task) => Keep(Listener.StartWorker(WorkerProcesses.StartInfo(task), name));

    /// <summary>Starts a shell as a worker.</summary>
    public Process StartShell(string name, string script, RelayWorkerOptions? options = null) =>
        Keep(Listener.StartWorker(Shell.StartInfo(script), name, options));

    /// <summary>Has this assembly do something as a worker, and stops listening when it has ended.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Run(string name, params string[] task)
    {
        var exitCode = await WorkerProcesses.EndOf(Start(name, task));
        await Listener.DisposeAsync();
        return exitCode;
    }

    public Process Keep(Process? process) => _processes.Keep(process!);

    /// <summary>What the log says about the end of a worker.</summary>
    public Task<LogEvent> EndOf(string name) => Log.First(e => e.Properties.ContainsKey("IsClean") && IsOf(name, e));

    /// <summary>What the log says about the start of a worker.</summary>
    public Task<LogEvent> StartOf(string name) =>
        Log.First(e => e.MessageTemplate.Text.StartsWith("Worker {WorkerName} started", StringComparison.Ordinal) && IsOf(name, e));

    /// <summary>What a worker logged itself.</summary>
    public LogEvent[] EventsOf(string name) => [.. Log.Events.Where(e => !IsLifecycle(e) && IsOf(name, e))];

    /// <summary>The property <c>Number</c> of what a worker logged.</summary>
    public int[] NumbersOf(string name) => [.. EventsOf(name).Select(e => (int)e.Value("Number")!)];

    /// <summary>What the listener has to say in the log.</summary>
    public string[] Said() => [.. Log.Events.Where(IsLifecycle).Select(e => e.RenderMessage())];

    public async ValueTask DisposeAsync()
    {
        _processes.Dispose();
        await Listener.DisposeAsync();
        await _target.DisposeAsync();
    }

    static bool IsOf(string name, LogEvent e) => e.Properties.TryGetValue("WorkerName", out var worker) && worker.ToString("l", null) == name;

    static bool IsLifecycle(LogEvent e) => e.Properties.TryGetValue("SourceContext", out var source) && source.ToString().Contains("RelayListener");
}
