using System.Diagnostics;
using Serilog.Events;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.Relay.Parent;

/// <summary>Makes each line that a worker writes to its standard output or error an event in the parent's log.</summary>
/// <remarks>It reads as long as there is something to read, also when the log is gone: otherwise the worker would stand still.</remarks>
sealed class OutputCapture
{
    const int KeptLines = 10;
    const int KeptChars = 500;

    // How long the log may take over the line it has in hand when the rest is to go elsewhere.
    static readonly TimeSpan TargetPatience = TimeSpan.FromSeconds(1);

    readonly object _delivering = new();
    readonly Queue<string> _lastErrors = new();
    readonly EventRoute _output;
    readonly EventRoute _error;
    volatile bool _passesThrough;
    int _failed;

    OutputCapture(Process process, ILogger target, WorkerAccount speaker)
    {
        (_output, _error) = (new EventRoute(target, speaker), new EventRoute(target, speaker));
        Ended = Task.WhenAll(
            ReadAsync(process.StandardOutput, text => Say(_output, text, LogEventLevel.Information, "stdout", Console.Out)),
            ReadAsync(process.StandardError, SayError));
    }

    /// <summary>Ends when no process holds the worker's standard output and error any more.</summary>
    public Task Ended { get; }

    /// <summary>The last lines that were written to standard error, shortened.</summary>
    public IReadOnlyList<string> LastErrorLines
    {
        get { lock (_lastErrors) return [.. _lastErrors]; }
    }

    /// <summary>Begins to read the output of a process, which is redirected.</summary>
    public static OutputCapture Start(Process process, ILogger target, WorkerProcess worker, string workerName) =>
        // An account beside the worker's own, for these are not its events.
        new(process, target, new WorkerAccount(workerName) { Process = worker });

    /// <summary>Has what comes from now on go to this process' own standard output and error: the log may be closed when this
    /// returns.</summary>
    public void PassThrough()
    {
        _passesThrough = true;
        if (Monitor.TryEnter(_delivering, TargetPatience)) Monitor.Exit(_delivering);
    }

    static async Task ReadAsync(StreamReader reader, Action<string> say)
    {
        // A process leaves its streams to whoever has asked for them.
        using var ends = reader;
        var lines = new OutputLines(say);
        var space = new char[4096];
        try
        {
            while (await reader.ReadAsync(space).ConfigureAwait(false) is > 0 and var count) lines.Add(space.AsSpan(0, count));
        }
        catch (Exception ex) when (ex is IOException or ObjectDisposedException or InvalidOperationException)
        {
            Failures.Report("The output of a worker cannot be read any more: {0}", ex.Message);
        }

        lines.End();
    }

    // Standard output may be closed, or a full disk: the worker shall not stand still for that.
    void PassOn(string line, TextWriter own)
    {
        try
        {
            own.WriteLine(line);
        }
        catch (Exception ex) when (ex is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            if (Interlocked.Exchange(ref _failed, 1) == 0)
                Failures.Report("What a worker writes cannot be passed on any more, and is lost: {0}", ex.Message);
        }
    }

    void SayError(string line)
    {
        lock (_lastErrors)
        {
            if (_lastErrors.Count == KeptLines) _lastErrors.Dequeue();
            _lastErrors.Enqueue(line.Length > KeptChars ? line[..KeptChars] + "…" : line);
        }

        Say(_error, line, LogEventLevel.Warning, "stderr", Console.Error);
    }

    void Say(EventRoute route, string line, LogEventLevel level, string stream, TextWriter own)
    {
        if (!TryDeliver(route, line, level, stream)) PassOn(line, own);
    }

    bool TryDeliver(EventRoute route, string line, LogEventLevel level, string stream)
    {
        lock (_delivering)
        {
            if (_passesThrough) return false;
            if (route.TryWrite(TextLine.ToEvent(line, level, stream))) RelayMetrics.Captured(stream);
            return true;
        }
    }
}
