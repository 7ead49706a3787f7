using System.Diagnostics;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>Starts this assembly as worker processes, and ends those that still run, by their ids.</summary>
sealed class WorkerProcesses : IDisposable
{
    /// <summary>Generous: reached only by a broken test.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly List<Process> _started = [];

    public static ProcessStartInfo StartInfo(params string[] task)
    {
        var info = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        info.ArgumentList.Add("exec");
        info.ArgumentList.Add(typeof(WorkerProcesses).Assembly.Location);
        foreach (var word in task) info.ArgumentList.Add(word);
        return info;
    }

    public Process Keep(Process process)
    {
        lock (_started) _started.Add(process);
        return process;
    }

    public static async Task<int> EndOf(Process process)
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public void Dispose()
    {
        foreach (var process in _started)
        {
            try
            {
                if (!process.HasExited) process.Kill();
                process.WaitForExit(Patience);
            }
            catch (InvalidOperationException)
            {
                // The test disposed it, or it never ran.
            }

            process.Dispose();
        }
    }
}
