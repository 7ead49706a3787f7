using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>What a process cannot refuse: to be stopped, and to go on.</summary>
static class ProcessSignals
{
    // signal.h, on x86 and arm
    static readonly int Sigstop = OperatingSystem.IsMacOS() ? 17 : 19;
    static readonly int Sigcont = OperatingSystem.IsMacOS() ? 19 : 18;

    public static void Stop(Process process) => Send(process, Sigstop);

    public static void Continue(Process process) => Send(process, Sigcont);

    static void Send(Process process, int signal)
    {
        if (Kill(process.Id, signal) != 0) throw new InvalidOperationException($"Process {process.Id} cannot be sent signal {signal}.");
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Kill(int processId, int signal);
}
