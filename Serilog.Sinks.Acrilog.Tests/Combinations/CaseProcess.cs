using System.Diagnostics;
using Serilog.Sinks.Acrilog.Tests.Support;

namespace Serilog.Sinks.Acrilog.Tests.Combinations;

/// <summary>A child process that is told what to do on its standard input, says when it has done it, and writes SelfLog to its
/// standard error.</summary>
sealed class CaseProcess : IDisposable
{
    readonly Process _process;
    readonly Thread _listening;

    /// <param name="process">It, started with its streams redirected.</param>
    /// <param name="heard">Is given each line of its standard error.</param>
    public CaseProcess(Process process, Action<string> heard)
    {
        _process = process;
        _listening = new Thread(() =>
        {
            while (process.StandardError.ReadLine() is { } line) heard(line);
        })
        { IsBackground = true };
        _listening.Start();
    }

    public bool WasKilled { get; private set; }

    public static ProcessStartInfo Redirected(ProcessStartInfo info)
    {
        info.RedirectStandardInput = info.RedirectStandardOutput = info.RedirectStandardError = true;
        return info;
    }

    public void Tell(string line)
    {
        if (WasKilled) return;
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    /// <summary>Waits until it has done what it was told.</summary>
    /// <exception cref="InvalidOperationException">It has ended, and nobody has killed it.</exception>
    public void Await()
    {
        if (_process.StandardOutput.ReadLine() is null && !WasKilled)
            throw new InvalidOperationException($"Process {_process.Id} has ended before its time.");
    }

    public void Kill()
    {
        WasKilled = true;
        _process.Kill();
        _process.WaitForExit(WorkerProcesses.Patience);
    }

    public void Stop() => ProcessSignals.Stop(_process);

    public void Continue() => ProcessSignals.Continue(_process);

    /// <summary>Closes its standard input and waits for its end.</summary>
    public void End()
    {
        if (!WasKilled) _process.StandardInput.Close();
        if (!_process.WaitForExit(WorkerProcesses.Patience)) throw new TimeoutException($"Process {_process.Id} does not end.");
        _listening.Join(WorkerProcesses.Patience);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
