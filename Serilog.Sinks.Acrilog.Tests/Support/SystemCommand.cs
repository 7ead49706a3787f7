using System.ComponentModel;
using System.Diagnostics;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>Runs commands of the system that need no more than an exit code: <c>mount</c>, <c>chattr</c>, <c>chown</c>.</summary>
static class SystemCommand
{
    /// <summary>Runs a command to its end.</summary>
    /// <returns>Its exit code; -1 if this system does not have it.</returns>
    public static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return -1;
        }
    }
}
