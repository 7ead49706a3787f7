using Microsoft.Win32.SafeHandles;
using Serilog.Sinks.Acrilog.Diagnostics;

namespace Serilog.Sinks.Acrilog.Files;

/// <summary>The permissions that a log's files are configured to have, on Unix.</summary>
static class ConfiguredMode
{
    /// <summary>Gives an open file its mode as long as it is empty: the system took its mask from a new one, and others may have made an
    /// empty one. Neither a device has its mode changed nor a file that has it already. A failure is reported.</summary>
    /// <param name="file">Open for writing.</param>
    /// <param name="mode">The mode, meant as it stands; null for the system's default.</param>
    /// <param name="path">Where the file lies.</param>
    public static void GiveIfEmpty(SafeFileHandle file, UnixFileMode? mode, string path)
    {
        if (mode is not { } exact || OperatingSystem.IsWindows()) return;
        try
        {
            if (RandomAccess.GetLength(file) > 0 || UnixStatus.Of(file) is { IsRegular: false }) return;
            if (System.IO.File.GetUnixFileMode(file) != exact) System.IO.File.SetUnixFileMode(file, exact);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Failures.Report("cannot give {0} the mode configured, so it has the file system's own: {1}", path, e.Message);
        }
    }
}
