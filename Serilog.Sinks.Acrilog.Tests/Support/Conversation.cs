using System.Diagnostics;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>Tells a worker of <see cref="LedgerProgram"/> what to do, line by line, and hears its answers.</summary>
sealed class Conversation(Process worker)
{
    public static ProcessStartInfo StartInfo(params string[] task)
    {
        var info = WorkerProcesses.StartInfo(["ledger", .. task]);
        info.RedirectStandardInput = true;
        return info;
    }

    /// <summary>The next line that the worker says; empty at its end.</summary>
    public async Task<string> Hear() => await worker.StandardOutput.ReadLineAsync().WaitAsync(WorkerProcesses.Patience) ?? "";

    /// <summary>Hears on until the worker says it, and gives what it said before.</summary>
    public async Task<IReadOnlyList<string>> HearUntil(string last)
    {
        var lines = new List<string>();
        while (await Hear() is var line && line != last)
            lines.Add(line.Length > 0 ? line : throw new InvalidOperationException($"The worker ended before it said '{last}', but said: {string.Join(" | ", lines)}"));
        return lines;
    }

    /// <summary>Has the worker do something, and waits for its answer.</summary>
    public async Task<string> Ask(string command)
    {
        await Tell(command);
        return await Hear();
    }

    public async Task Tell(string command)
    {
        await worker.StandardInput.WriteLineAsync(command);
        await worker.StandardInput.FlushAsync();
    }
}
