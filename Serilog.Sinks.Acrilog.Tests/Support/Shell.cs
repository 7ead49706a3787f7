using System.Diagnostics;

namespace Serilog.Sinks.Acrilog.Tests.Support;

/// <summary>Workers that are shell scripts: quick to start, and in another language.</summary>
static class Shell
{
    /// <summary>Opens the relay as handle 3. A plain shell knows no handles of two digits, so it goes by their names.</summary>
    public const string OpenRelay = "n=${ACRILOG_RELAY#pipe:}; exec 3>/dev/fd/${n%%/*}; ";

    /// <summary>Logs the words that follow it; <c>$1</c> is a number.</summary>
    public const string DefineLog = OpenRelay + """
        log() { printf '{"@t":"2026-11-22T10:39:45Z","@mt":"line {N}","N":%s}\n' "$1" >&3; }; 
        """;

    public static ProcessStartInfo StartInfo(string script) => new("sh", ["-c", script]);

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code; -1 where there is no such program.</returns>
    public static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
