using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>What a process cannot refuse: to be stopped, and to go on.</summary>
static class ProcessSignals
{
    // signal.h, on x86 and arm
    static readonly int Sigstop = OperatingSystem.IsMacOS() ? 17 : 19;
    static readonly int Sigcont = OperatingSystem.IsMacOS() ? 19 : 18;

    /// <summary>Stops a process; it has stopped when this returns. The system call alone returns some milliseconds before that, in
    /// which the process goes on.</summary>
    public static void Stop(Process process)
    {
        Send(process, Sigstop);
        if (OperatingSystem.IsLinux() && !SpinWait.SpinUntil(() => HasStopped(process), WorkerProcesses.Patience))
            throw new TimeoutException($"Process {process.Id} has not stopped.");
    }

    public static void Continue(Process process) => Send(process, Sigcont);

    // proc(5): the state stands behind the name, which is in brackets and may hold any; each thread has one of its own.
    static bool HasStopped(Process process) => Directory.GetDirectories($"/proc/{process.Id}/task").All(thread =>
    {
        var stat = System.IO.File.ReadAllText(Path.Combine(thread, "stat"));
        return stat[stat.LastIndexOf(')') + 2] == 'T';
    });

    static void Send(Process process, int signal)
    {
        if (Kill(process.Id, signal) != 0) throw new InvalidOperationException($"Process {process.Id} cannot be sent signal {signal}.");
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Kill(int processId, int signal);
}
